"""Reads PDF files by a public library, for scripts/bench: lists their characters or their tables, and counts them.

readers.py LIBRARY                      the version of the library; fails where it is not there
readers.py LIBRARY JOB FILE...          JOB is characters or tables
readers.py LIBRARY JOB --files-from LIST   the files of a list, each ended by NUL

A file that cannot be read costs itself alone, and the exit status.
"""

import importlib
import importlib.metadata
import sys


def pdf_oxide(library, path, job):
    document = library.PdfDocument(path)
    take = document.extract_chars if job == "characters" else document.extract_tables
    return sum(len(take(page)) for page in range(document.page_count()))


def pymupdf(library, path, job):
    with library.open(path) as document:
        if job == "tables":
            return sum(len([table.extract() for table in page.find_tables().tables]) for page in document)
        return sum(
            len(span["chars"])
            for page in document
            for block in page.get_text("rawdict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        )


def pdfplumber(library, path, job):
    count = 0
    with library.open(path) as document:
        for page in document.pages:
            count += len(page.chars if job == "characters" else page.extract_tables())
            page.close()
    return count


READ = {"pdf_oxide": pdf_oxide, "pymupdf": pymupdf, "pdfplumber": pdfplumber}


def main(name, job=None, *files):
    library = importlib.import_module(name)
    if job is None:
        print(importlib.metadata.version(name))
        return 0
    if files[0] == "--files-from":
        with open(files[1], encoding="utf-8") as file:
            files = file.read().split("\0")[:-1]
    status = 0
    for path in files:
        try:
            print(READ[name](library, path, job))
        except Exception as problem:
            print(f"{path}: {problem}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
