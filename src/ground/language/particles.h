// Separable verbs: their lemma is put together on the verb.
//
//   "Rebellen griffen den Ort an"  ->  lemma of "griffen": "angreifen"
#pragma once

namespace lagebild {

struct Text;
class Grammar;

// Goes by the relation compound:prt of the tree; nothing where there is none. Linear.
void join_particles(Text& text, const Grammar& grammar);

}  // namespace lagebild
