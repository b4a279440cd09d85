#!/usr/bin/env python3
"""Lays out pages to time formats with: FOLDER/*.html and FOLDER/all.warc.gz, some 64 MB unpacked.
usage: pages.py FOLDER   (the German pages of ../shared where they are, else examples/)"""
import glob, gzip, os, sys

folder = sys.argv[1]
top = os.path.dirname(os.path.abspath(__file__)) + "/.."
shared = sorted(glob.glob(top + "/../shared/data/pages-de/html/*.gz"))
pages = [gzip.open(path).read() for path in shared] or [open(path, "rb").read() for path in sorted(glob.glob(top + "/examples/*.html"))]
for number, page in enumerate(pages):
    with open(f"{folder}/{number:03d}.html", "wb") as out:
        out.write(page)
size = number = 0
with open(folder + "/all.warc.gz", "wb") as out:
    while size < 64 << 20:
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + pages[number % len(pages)]
        head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bote.example/%d\r\nWARC-Date: 2016-09-29T10:00:00Z\r\n"
                "WARC-Record-ID: <urn:uuid:%d>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n")
        record = (head % (number, number, len(block))).encode() + block + b"\r\n\r\n"
        out.write(gzip.compress(record, 6))
        size += len(record)
        number += 1
