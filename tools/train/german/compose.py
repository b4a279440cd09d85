#!/usr/bin/env python3
"""Composes German news sentences of our own with their trees, moods and names: reported speech, passives, particle verbs,
subordinate and relative clauses, casualties, persons with titles. Phrases are put together by the rules below, from words
below, so a tree is right by construction. All words are made up or common; the same seed gives the same sentences.

Usage: compose.py COUNT > composed.conllu"""
import lzma, os, random, sys

R = random.Random(5)
PEOPLE = {"GIVEN": [], "SUR": []}  # From lists, so that names are learnt by their places, not by heart.
for line in lzma.open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../people.tsv.xz"), "rt", encoding="utf-8"):
    PEOPLE[line.split("\t")[0]].append(line.rstrip("\n").split("\t")[1])


def any_of(text):
    return R.choice(text.split("|"))


class T:
    """A word of the sentence; `head` is another T or None for the root."""
    def __init__(self, form, upos, rel="_", head=None, feats="?", ne="O"):
        self.form, self.upos, self.rel, self.head, self.feats, self.ne = form, upos, rel, head, feats, ne


def hang(phrase, rel, head):
    """phrase: (words in order, its head word)."""
    phrase[1].rel, phrase[1].head = rel, head
    return phrase[0]


GIVEN = "Viktor|Igor|Andrej|Mehmet|Samir|Leila|Jana|Tobias|Hanne|Martha|Farid|Olena|Yusuf|Mirjam|Pavel|Dilan|Joachim|Renate|Amal|Karim|Esther|Piotr"
FAMILY = "van der Horst|von der Au|al-Assad|de Boer|Sorokin|Petrenko|Kaya|Haddad|Lorenz|Behrens|Winkelmann|Al-Masri|Brandstetter|Okafor|Yildirim|Krause|von Thann|Dombrowski|Chalil|Bergström|Kovac|Nasser|Ritter|Öztürk"
CITY = "Aleppo|Homs|Halab|Damaskus|Kiew|Tripolis|Mossul|Goma|Genf|Odessa|Aden|Beirut|Hannover|Basel|Tartus|Charkiw|Kundus|Gaza|Sanaa"
LAND = "Syrien|Libyen|Mali|Deutschland|Frankreich|Russland|Italien|Jordanien|Polen|Kanada|Ägypten"
LANDADJ = "syrisch|russisch|amerikanisch|iranisch|türkisch|ukrainisch|deutsch|israelisch|libysch|französisch|polnisch"
GOVERNMENT = "Moskau|Berlin|Teheran|Ankara|Paris|Kiew|London|Warschau"
ORG = "Amnesty|Unicef|Caritas|Nato|Hisbollah|Fatah|Lufthansa|SPD|CDU|WHO|EU|Reuters|Taliban|Bundeswehr"
ROLE_M = "Außenminister|Präsident|Botschafter|Sprecher|Oberst|General|Polizeichef|Bürgermeister|Innenminister|Vermittler|Professor|Gouverneur"
ROLE_F = "Ministerin|Präsidentin|Botschafterin|Sprecherin|Generalin|Abgeordnete|Bürgermeisterin|Kanzlerin|Richterin|Ärztin"
BODY_F = "Armee|Polizei|Regierung|Opposition|Miliz|Küstenwache|Staatsanwaltschaft|Hilfsorganisation|Behörde|Koalition"
BODY_N = "Militär|Ministerium|Innenministerium|Verteidigungsministerium|Krankenhaus|Parlament|Gericht|Rote Kreuz"
PLURAL = "Ärzte|Behörden|Rebellen|Soldaten|Aktivisten|Anwohner|Helfer|Ermittler|Kämpfer|Truppen|Rettungskräfte|Diplomaten|Augenzeugen"
VICTIMS = "Menschen|Zivilisten|Soldaten|Kinder|Polizisten|Häftlinge|Passagiere|Demonstranten|Journalisten|Personen"
NUMBER = "zwei|drei|fünf|zwölf|20|35|120|450|1.200|vierzig|sieben"
THING = {"m": "Ort|Grenzübergang|Flughafen|Konvoi|Markt|Stadtteil|Damm", "f": "Brücke|Schule|Stadt|Klinik|Pipeline|Straße|Anlage",
         "n": "Dorf|Lager|Wohnhaus|Kraftwerk|Depot|Krankenhaus|Viertel"}
DET = {("m", "n"): "der|ein", ("m", "a"): "den|einen", ("m", "d"): "dem|einem", ("m", "g"): "des|eines", ("f", "n"): "die|eine",
       ("f", "a"): "die|eine", ("f", "d"): "der|einer", ("f", "g"): "der|einer", ("n", "n"): "das|ein", ("n", "a"): "das|ein",
       ("n", "d"): "dem|einem", ("n", "g"): "des|eines"}
DAY = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Abend|Morgen|Wochenende"


def det(gender, case, head):
    return T(any_of(DET[gender, case]), "DET", "det", head)


def landadj(ending, head):
    return T(any_of(LANDADJ) + ending, "ADJ", "amod", head, ne="B-LOCderiv")


def name():
    first = T(any_of(GIVEN) if R.random() < 0.3 else R.choice(PEOPLE["GIVEN"]), "PROPN", ne="B-PER")
    words = [first] + [T(w, "PROPN", "flat", first, ne="I-PER") for w in family()]
    return words, first


def family():
    return any_of(FAMILY).split() if R.random() < 0.3 else [R.choice(PEOPLE["SUR"])]


def surname():
    parts = family()
    first = T(parts[0], "PROPN", ne="B-PER")
    return [first] + [T(w, "PROPN", "flat", first, ne="I-PER") for w in parts[1:]], first


PREFIX = "US- LOC|US- LOC|EU- ORG|UN- ORG|Kreml- ORG|Nato- ORG|SPD- ORG|FDP- ORG|Kurden- |Oppositions- |Ex- |Vize- |BND- ORG|Afghanistan- LOC|Libyen- LOC"


def prefixed(noun):
    """"US-Außenminister": a name as a part of the word."""
    prefix, kind = any_of(PREFIX).split(" ")
    noun.form = prefix + noun.form
    noun.ne = f"B-{kind}part" if kind else "O"
    return noun


def named_role():
    male = R.random() < 0.5
    noun = T(any_of(ROLE_M if male else ROLE_F), "NOUN")
    if R.random() < 0.25:
        prefixed(noun)
    words = [noun] + hang(name(), "appos", noun)
    if R.random() < 0.7:
        front = [T("der" if male else "die", "DET", "det", noun)]
        if R.random() < 0.5:
            front.append(landadj("e", noun))
        words = front + words
    return words, noun


def role_of_body():
    noun = T(any_of("Sprecher|Vertreter|Kommandeur|Leiter|Chef"), "NOUN")
    if R.random() < 0.2:
        prefixed(noun)
    words = [T(any_of("der|ein"), "DET", "det", noun), noun]
    if R.random() < 0.5:
        body = T(any_of(BODY_F), "NOUN")
        words += hang(([T("der", "DET", "det", body)] + ([landadj("en", body)] if R.random() < 0.4 else []) + [body], body), "nmod", noun)
    else:
        body = T(any_of(ORG), "PROPN", ne="B-ORG")
        words += hang(([T("der", "DET", "det", body), body], body), "nmod", noun)
    return words, noun


def body():
    kind = R.random()
    if kind < 0.4:
        noun = T(any_of(BODY_F), "NOUN")
        if R.random() < 0.2:
            prefixed(noun)
        return [T("die", "DET", "det", noun)] + ([landadj("e", noun)] if R.random() < 0.4 else []) + [noun], noun
    if kind < 0.6:
        words = any_of(BODY_N).split()
        noun = T(words[-1], "NOUN" if len(words) == 1 else "PROPN", ne="I-ORG" if len(words) > 1 else "O")
        if len(words) == 1 and R.random() < 0.2:
            prefixed(noun)
        return [T("das", "DET", "det", noun)] + [T(w, "ADJ", "amod", noun, ne="B-ORG") for w in words[:-1]] + [noun], noun
    if kind < 0.8:
        noun = T(any_of(ORG), "PROPN", ne="B-ORG")
        return ([T("die", "DET", "det", noun), noun] if R.random() < 0.5 else [noun]), noun
    noun = T(any_of(GOVERNMENT), "PROPN", ne="B-LOC")
    return [noun], noun


def people(subject=True):
    noun = T(any_of(PLURAL), "NOUN")
    words = [noun]
    if R.random() < 0.3:
        words = [T(any_of("viele|mehrere|die|einige"), "DET", "det", noun)] + words
    elif R.random() < 0.3:
        words = [landadj("e", noun)] + words
    if R.random() < 0.2:
        words += hang(place("in"), "nmod", noun)
    return words, noun


def victims():
    noun = T(any_of(VICTIMS), "NOUN")
    number = T(any_of(NUMBER), "NUM", "nummod", noun)
    words = [number, noun]
    if R.random() < 0.6:
        words = [T(any_of("mindestens|rund|etwa|fast|knapp|höchstens"), "ADV", "advmod", number)] + words
    return words, noun


def thing(case):
    gender = R.choice("mfn")
    noun = T(any_of(THING[gender]), "NOUN")
    words = [det(gender, case, noun), noun]
    if R.random() < 0.3:
        words += hang(place(any_of("in|bei|nahe")), "nmod", noun)
    return words, noun


def place(preposition):
    if preposition == "in" and R.random() < 0.3:
        town = T(any_of("Stadt|Provinz|Hauptstadt|Region|Ortschaft"), "NOUN")
        named = T(any_of(CITY), "PROPN", "appos", town, ne="B-LOC")
        return [T("in", "ADP", "case", town), T("der", "DET", "det", town), town, named], town
    noun = T(any_of(CITY if preposition != "in" or R.random() < 0.7 else LAND), "PROPN", ne="B-LOC")
    return [T(preposition, "ADP", "case", noun), noun], noun


def when():
    noun = T(any_of(DAY), "NOUN")
    return [T("am", "ADP", "case", noun), noun], noun


def cause():
    noun = T(any_of("Angriff|Anschlag|Gefecht|Unfall|Einsatz|Luftangriff|Feuer"), "NOUN")
    words = [T("bei", "ADP", "case", noun), T("einem", "DET", "det", noun), noun]
    if R.random() < 0.4:
        aim = thing("a")
        if R.random() < 0.4:
            town = T(any_of(CITY), "PROPN", ne="B-LOC")
            aim = [town], town
        words += [T("auf", "ADP", "case", aim[1])] + hang(aim, "nmod", noun)
    return words, noun


def said_by():
    """"nach Angaben der Polizei", "laut Reuters", "dem Bericht zufolge"."""
    kind = R.random()
    if kind < 0.4:
        noun = T("Angaben", "NOUN")
        source = T(any_of(PLURAL.replace("Ärzte", "Ärzten").replace("Behörden", "Helfern")), "NOUN")
        if source.form.endswith(("l", "r", "e")):
            source.form = source.form + "n"
        return [T("nach", "ADP", "case", noun), noun, T("von", "ADP", "case", source)] + hang(([source], source), "nmod", noun), noun
    if kind < 0.7:
        noun = T(any_of(BODY_F), "NOUN") if R.random() < 0.5 else T(any_of(ORG), "PROPN", ne="B-ORG")
        return [T("laut", "ADP", "case", noun), noun], noun
    noun = T(any_of("Bericht|Ministerium|Blatt|Sender"), "NOUN")
    return [T("dem", "DET", "det", noun), noun, T("zufolge", "ADP", "case", noun)], noun


def subject():
    """(phrase, is it plural)"""
    kind = R.random()
    if kind < 0.05:  # "Ein Reporter, Will Hanning,"
        noun = T(any_of("Reporter|Arzt|Lehrer|Soldat|Zeuge|Anwohner|Experte|Fahrer"), "NOUN")
        words, first = name()
        hang((words, first), "appos", noun)
        return ([T("ein", "DET", "det", noun), noun, comma(first)] + words + [comma(first)], noun), False
    if kind < 0.25:
        return named_role(), False
    if kind < 0.35:
        return (name() if R.random() < 0.5 else surname()), False
    if kind < 0.5:
        return role_of_body(), False
    if kind < 0.75:
        return body(), False
    return people(), True


def finite(mood, tense, plural):
    return f"Mood={mood}|Number={'Plur' if plural else 'Sing'}|Person=3|Tense={tense}|VerbForm=Fin"


HABEN = {("Ind", False): "hat", ("Ind", True): "haben", ("Sub", False): "habe", ("Sub", True): "hätten"}
SEIN = {("Ind", False): "ist", ("Ind", True): "sind", ("Sub", False): "sei", ("Sub", True): "seien"}
MODAL = {("Ind", False): "will|kann|muss|soll", ("Ind", True): "wollen|können|müssen|sollen",
         ("Sub", False): "wolle|könne|müsse|solle|werde|dürfe", ("Sub", True): "müssten|könnten|wollten|würden|dürften"}
# participle, infinitive, past sing, past plural, Konjunktiv I, particle
TRANSITIVE = ["zerstört zerstören zerstörte zerstörten zerstöre -", "besetzt besetzen besetzte besetzten besetze -",
              "angegriffen angreifen griff griffen greife an", "eingenommen einnehmen nahm nahmen nehme ein",
              "verlassen verlassen verließ verließen verlasse -", "beschossen beschießen beschoss beschossen beschieße -",
              "abgeriegelt abriegeln riegelte riegelten riegele ab", "erreicht erreichen erreichte erreichten erreiche -",
              "durchsucht durchsuchen durchsuchte durchsuchten durchsuche -", "geräumt räumen räumte räumten räume -"]
MOVING = ["eingetroffen eintreffen traf trafen treffe ein", "geflohen fliehen floh flohen fliehe -",
          "vorgerückt vorrücken rückte rückten rücke vor", "abgezogen abziehen zog zogen ziehe ab",
          "zurückgekehrt zurückkehren kehrte kehrten kehre zurück", "eingestürzt einstürzen stürzte stürzten stürze ein"]
# Of persons: "Lawrow rief Kerry an".
ADDRESSING = ["angerufen anrufen rief riefen rufe an", "gewarnt warnen warnte warnten warne -", "besucht besuchen besuchte besuchten besuche -",
              "kritisiert kritisieren kritisierte kritisierten kritisiere -", "getroffen treffen traf trafen treffe -",
              "empfangen empfangen empfing empfingen empfange -", "unterstützt unterstützen unterstützte unterstützten unterstütze -"]
HARM = "getötet|verletzt|verschleppt|festgenommen|verhaftet|befreit|erschossen|entführt"


def clause(mood="Ind", final=False, given=None):
    """A clause: ([before the subject's place], words, head). `final`: the verb stands at the end. `given`: a subject."""
    kind = R.random()
    adjuncts = []
    if kind < 0.3:  # passive: "mindestens drei Menschen wurden bei … getötet"
        subj = (given or (victims(), True))
        verb = T(any_of(HARM), "VERB")
        middle = hang(cause(), "obl", verb) if R.random() < 0.6 else hang(place(any_of("in|bei")), "obl", verb)
        perfect = mood == "Sub" or R.random() < 0.3
        aux = T(SEIN[mood, subj[1]] if perfect else ("wurden" if subj[1] else "wurde"), "AUX", "aux:pass", verb,
                finite(mood, "Pres" if perfect else "Past", subj[1]))
        end = [verb] + ([T("worden", "AUX", "aux:pass", verb)] if perfect else [])
        return hang(subj[0], "nsubj:pass", verb), [aux], middle, end, verb
    subj = given or subject()
    plural = subj[1]
    if kind < 0.4:
        part, inf, past1, past2, konj, particle = R.choice(ADDRESSING).split()
        verb = T(part, "VERB")
        middle = hang(name() if R.random() < 0.3 else surname() if R.random() < 0.6 else body(), "obj", verb)
        aux_of = HABEN
    elif kind < 0.65:
        part, inf, past1, past2, konj, particle = R.choice(TRANSITIVE).split()
        verb = T(part, "VERB")
        middle = hang(thing("a"), "obj", verb)
        aux_of = HABEN
    else:
        part, inf, past1, past2, konj, particle = R.choice(MOVING).split()
        verb = T(part, "VERB")
        middle = hang(place(any_of("in|bei|aus|nach")), "obl", verb)
        aux_of = SEIN
    if R.random() < 0.2:
        noun = T(any_of("Woche|Nacht|Zeit"), "NOUN")
        middle = hang(([T("in", "ADP", "case", noun), T("der", "DET", "det", noun), T(any_of("vergangenen|kommenden|letzten"), "ADJ", "amod", noun), noun],
                       noun), "obl", verb) + middle
    elif R.random() < 0.35:
        middle = hang(when(), "obl", verb) + middle
    if R.random() < 0.25:
        middle = [T(any_of("bereits|nicht|inzwischen|vorerst|erneut"), "ADV", "advmod", verb)] + middle
    form = R.random()
    if form < 0.3:
        verb.form = inf
        aux = T(any_of(MODAL[mood, plural]), "AUX", "aux", verb, finite(mood, "Past" if mood == "Sub" and plural else "Pres", plural))
        return hang(subj[0], "nsubj", verb), [aux], middle, [verb], verb
    if mood == "Ind" and form < 0.45:  # "In der vergangenen Woche hatten Kurden … vereinbart"
        past = {(True, False): "hatte", (True, True): "hatten", (False, False): "war", (False, True): "waren"}
        aux = T(past[aux_of is HABEN, plural], "AUX", "aux", verb, finite("Ind", "Past", plural))
        return hang(subj[0], "nsubj", verb), [aux], middle, [verb], verb
    if form < 0.6 or (mood == "Sub" and plural):
        aux = T(aux_of[mood, plural], "AUX", "aux", verb,
                finite(mood, "Past" if mood == "Sub" and plural and aux_of is HABEN else "Pres", plural))
        return hang(subj[0], "nsubj", verb), [aux], middle, [verb], verb
    verb.form = konj if mood == "Sub" else past2 if plural else past1
    verb.feats = finite(mood, "Pres" if mood == "Sub" else "Past", plural)
    if particle == "-":
        return hang(subj[0], "nsubj", verb), [verb], middle, [], verb
    if final:
        verb.form = particle + verb.form
        return hang(subj[0], "nsubj", verb), [verb], middle, [], verb
    return hang(subj[0], "nsubj", verb), [verb], middle, [T(particle, "ADP", "compound:prt", verb)], verb


def v2(mood):
    s, f, m, e, head = clause(mood)
    if R.random() < 0.3:
        front = hang(when() if R.random() < 0.5 else place("in"), "obl", head)
        return front + f + s + m + e, head
    if mood == "Ind" and R.random() < 0.15:
        return hang(said_by(), "obl", head) + f + s + m + e, head
    return s + f + m + e, head


def verb_last(mood, given=None):
    s, f, m, e, head = clause(mood, True, given)
    return s + m + e + f, head


def comma(head):
    return T(",", "PUNCT", "punct", head)


SAY = {False: "sagte|erklärte|betonte|behauptete|meldete|berichtete|warnte|teilte_mit|räumte_ein|wies_zurück|gab_an|kündigte_an",
       True: "sagten|erklärten|betonten|meldeten|berichteten|warnten|teilten_mit|räumten_ein|gaben_an|kündigten_an"}


def say():
    """(subject, verb, what stands behind, head)"""
    subj, plural = subject()
    form, _, particle = any_of(SAY[plural].replace("|wies_zurück", "")).partition("_")
    verb = T(form, "VERB", feats=finite("Ind", "Past", plural))
    rest = []
    if R.random() < 0.4:
        rest += hang(when(), "obl", verb)
    elif R.random() < 0.2:
        rest += hang(place("in"), "obl", verb)
    elif R.random() < 0.15:
        noun = T(any_of(ORG), "PROPN", ne="B-ORG")
        rest += hang(([T(any_of("dem|der"), "DET", "det", noun), T("Agentur", "NOUN", "_", noun), noun][:1] + [noun], noun), "obl:arg", verb)
    return hang(subj, "nsubj", verb), verb, rest + ([T(particle, "ADP", "compound:prt", verb)] if particle else []), verb


def relative(noun_words, noun, gender_plural):
    """", der … hat,": the noun is what the clause is of."""
    pronoun = T(gender_plural[0], "PRON")
    words, head = verb_last("Ind", (([pronoun], pronoun), gender_plural[1]))
    return noun_words + [comma(head)] + hang((words, head), "acl", noun) + [comma(head)]


def sentence():
    kind = R.random()
    stop = any_of(".|.|.|.|.|.|!")
    if kind < 0.2:  # X sagte, Y habe …
        s, v, rest, root = say()
        words, head = v2("Sub")
        words = s + [v] + rest + [comma(head)] + hang((words, head), "ccomp", root)
    elif kind < 0.34:  # X sagte, dass Y … habe
        s, v, rest, root = say()
        words, head = verb_last("Sub" if R.random() < 0.6 else "Ind")
        words = s + [v] + rest + [comma(head)] + hang(([T("dass", "SCONJ", "mark", head)] + words, head), "ccomp", root)
    elif kind < 0.46:  # Y habe …, sagte X
        words, root = v2("Sub")
        s, v, rest, said = say()
        particle = [w for w in rest if w.rel == "compound:prt"]
        words = words + [comma(said)] + hang(([v] + s + [w for w in rest if w not in particle] + particle, said), "parataxis", root)
    elif kind < 0.52:  # Y habe …, so X
        words, root = v2("Sub")
        s, _ = subject()
        words = words + [comma(s[1]), T("so", "ADV", "advmod", s[1])] + hang(s, "parataxis", root)
    elif kind < 0.6:  # „…“, sagte X
        words, head = v2("Ind")
        s, v, rest, root = say()
        particle = [w for w in rest if w.rel == "compound:prt"]
        left, right = any_of("„ “|» «|\" \"").split()
        words = [T(left, "PUNCT", "punct", head)] + hang((words, head), "ccomp", root) + [T(right, "PUNCT", "punct", head), comma(head), v] + s + \
            [w for w in rest if w not in particle] + particle
    elif kind < 0.7:  # Free reported speech
        words, root = v2("Sub")
    elif kind < 0.82:  # Nachdem …, …
        words, root = None, None
        sub, head = verb_last("Ind")
        s, f, m, e, root = clause("Ind")
        mark = T(any_of("Nachdem|Weil|Während|Als|Obwohl|Da|Bevor|Seit"), "SCONJ", "mark", head)
        words = hang(([mark] + sub, head), "advcl", root) + [comma(head)] + f + s + m + e
    elif kind < 0.9:  # Relative clause
        noun = T(any_of(PLURAL), "NOUN")
        verb_words, root = None, None
        s, f, m, e, root = clause("Ind", given=(([T("die", "DET", "det", noun), noun], noun), True))
        rel = relative(s, noun, ("die", True))
        words = rel + f + m + e
    else:
        words, root = v2("Ind")
        if R.random() < 0.4:  # und …
            s, f, m, e, head = clause("Ind")
            words = words + [T("und", "CCONJ", "cc", head)] + hang((s + f + m + e, head), "conj", root)
    root.rel, root.head = "root", None
    words = words + [T(stop, "PUNCT", "punct", root)]
    first = words[0]
    first.form = first.form[0].upper() + first.form[1:]
    if words[0].upos == "PUNCT":
        words[1].form = words[1].form[0].upper() + words[1].form[1:]
    return words


def main():
    for _ in range(int(sys.argv[1])):
        words = sentence()
        place_of = {id(w): i + 1 for i, w in enumerate(words)}
        for i, w in enumerate(words):
            head = 0 if w.head is None else place_of[id(w.head)]
            print("\t".join([str(i + 1), w.form, "_", w.upos, "_", w.feats, str(head), w.rel, "_", "NE=" + w.ne]))
        print()


if __name__ == "__main__":
    main()
