#!/usr/bin/env python3
"""Remakes the binary résumés of ../resumes from the texts beside this file.

    python3 make.py          # all
    python3 make.py mobile   # some, by name

Needs: chromium, libreoffice (writer), pdflatex (texlive-latex-recommended, lmodern)
and the Python packages python-docx and typst. Nothing of the project needs them: the
results are committed, because several producers and layouts are the point of them.
"""
import html
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "resumes"
WHEN = 1777852800  # 2026-05-04, so that producers which take a date give equal files


def read(name):
    """A source is `key: value` lines, then sections of entries (`### a | b | dates`)."""
    head, sections = {}, []
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            entry = [part.strip() for part in line[4:].split("|")]
            sections[-1][1].append(("entry", entry))
        elif line.startswith("## "):
            sections.append((line[3:], []))
        elif line.startswith("- "):
            sections[-1][1].append(("item", line[2:]))
        elif line and not sections:
            key, value = line.split(": ", 1)
            head[key] = value
        elif line:
            sections[-1][1].append(("text", line))
    return head, sections


def run(*command, cwd):
    env = dict(os.environ, SOURCE_DATE_EPOCH=str(WHEN), HOME=cwd)
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")


# --- HTML: Chromium prints it, LibreOffice converts it ---

def html_body(blocks, entry):
    out, items = [], False
    for kind, value in blocks:
        if (kind == "item") != items:
            out.append("<ul>" if kind == "item" else "</ul>")
            items = kind == "item"
        if kind == "entry":
            out.append(entry([html.escape(v) for v in value]))
        else:
            tag = "li" if kind == "item" else "p"
            out.append(f"<{tag}>{html.escape(value)}</{tag}>")
    return "\n".join(out + (["</ul>"] if items else []))


def link(head):
    return f'<a href="{head["links"]}">{head["links"].removeprefix("https://")}</a>'


def flex_entry(v):
    where = f'<div class="at">{v[1]}</div>' if len(v) > 2 else ""
    return f'<h3><span>{v[0]}</span><span class="when">{v[-1]}</span></h3>{where}'


CSS = """@page { size: A4; margin: 0 }
body { font: 10pt/1.38 'Liberation Sans'; margin: 0; color: #222 }
h1 { font-size: 21pt; margin: 0 } h2 { font-size: 11.5pt; margin: 4mm 0 1mm }
h3 { display: flex; justify-content: space-between; font-size: 10pt; margin: 2.4mm 0 0 }
.when { font-weight: normal; color: #555 } .at { font-style: italic }
p { margin: 1mm 0 } ul { margin: 1mm 0; padding-left: 5mm } a { color: inherit }
"""


def sidebar_html(head, sections):
    """A coloured column at the left with contact, skills and schools."""
    aside = {"Skills", "Education", "Certifications"}
    plain = lambda v: f"<p><b>{v[0]}</b><br>{v[1]}<br>{v[-1]}</p>"
    side = "".join(f"<h2>{s}</h2>" + html_body(b, plain) for s, b in sections if s in aside)
    main = "".join(f"<h2>{s}</h2>" + html_body(b, flex_entry) for s, b in sections if s not in aside)
    return f"""<!doctype html><meta charset="utf-8"><title>Résumé</title><style>{CSS}
body {{ display: flex; min-height: 297mm }}
aside {{ flex: none; width: 62mm; padding: 14mm 6mm; font-size: 9pt; line-height: 1.5; background: #24435c; color: #fff; box-sizing: border-box }}
main {{ flex: 1; padding: 14mm 11mm }} main h2 {{ border-bottom: 1px solid #24435c }}
a {{ font-size: 8pt; white-space: nowrap }}</style><aside><h2>Contact</h2><p>{head['email']}</p><p>{head['phone']}</p><p>{head['place']}</p>
<p>{link(head)}</p>{side}</aside><main><h1>{head['name']}</h1><p>{head['label']}</p>{main}</main>"""


def card_html(head, sections):
    """One column, headline in the middle, dates at the right edge."""
    main = "".join(f"<h2>{s.upper()}</h2>" + html_body(b, flex_entry) for s, b in sections)
    return f"""<!doctype html><meta charset="utf-8"><title>Résumé</title><style>{CSS}
body {{ padding: 16mm 19mm; font-family: Carlito; font-size: 11pt }} header {{ text-align: center }}
h2 {{ color: #8a2f54; letter-spacing: .08em }} h3 {{ font-size: 11pt }}
</style><header><h1>{head['name']}</h1><p>{head['label']}</p>
<p>{head['place']} · {head['email']} · {head['phone']} · {link(head)}</p></header>{main}"""


def chromium(name, page):
    with tempfile.TemporaryDirectory() as tmp:
        pathlib.Path(tmp, "in.html").write_text(page, encoding="utf-8")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--print-to-pdf={OUT / name}.pdf", "in.html", cwd=tmp)


def plain_html(head, sections):
    entry = lambda v: f"<h3>{v[0]}</h3><p><i>{', '.join(v[1:-1])}</i> ({v[-1]})</p>"
    main = "".join(f"<h2>{s}</h2>" + html_body(b, entry) for s, b in sections)
    return f"""<!doctype html><meta charset="utf-8"><title>Résumé</title>
<style>body {{ font: 11pt 'Liberation Serif' }}</style><h1>{head['name']}</h1><p><b>{head['label']}</b></p>
<p>{head['place']} | {head['phone']} | {head['email']} | {link(head)}</p>{main}"""


def office(name, source, suffix, to, *flags):
    with tempfile.TemporaryDirectory() as tmp:
        path = pathlib.Path(tmp, f"{name}.{suffix}")
        source(path)
        run("soffice", "--headless", *flags, "--convert-to", to, "--outdir", str(OUT), path.name, cwd=tmp)


# --- Typst: dates in a column at the left ---

def typst(name, head, sections):
    import typst as compiler
    esc = lambda s: re.sub(r"([\\#$*_@<>\[\]`~/])", r"\\\1", s)
    out = ['#set page(paper: "us-letter", margin: 2cm)', "#set text(size: 10.5pt)", "#set par(justify: true)",
           f"#text(20pt)[*{esc(head['name'])}*] \\", f"{esc(head['label'])} \\",
           f"#text(9pt)[{esc(head['place'])} #h(1fr) {esc(head['phone'])} #h(1fr) {esc(head['email'])} #h(1fr)"
           f" #link(\"{head['links']}\")]"]
    for section, blocks in sections:
        out.append(f"#v(4pt) #text(12pt, fill: rgb(\"#1c5d4a\"))[*{esc(section)}*] #line(length: 100%, stroke: .5pt)")
        left, right = None, []

        def flush():
            if left is not None:
                out.append(f"#grid(columns: (3.2cm, 1fr), gutter: 8pt, [{left}], [{chr(10).join(right)}])")
        for kind, value in blocks:
            if kind == "entry":
                flush()
                left = esc(value[-1])
                right = [f"*{esc(value[0])}*, {esc(', '.join(value[1:-1]))}", ""]
            else:
                line = ("- " if kind == "item" else "") + esc(value)
                (out if left is None else right).append(line)
        flush()
    with tempfile.TemporaryDirectory() as tmp:
        pathlib.Path(tmp, "in.typ").write_text("\n".join(out), encoding="utf-8")
        compiler.compile(str(pathlib.Path(tmp, "in.typ")), output=str(OUT / f"{name}.pdf"), timestamp=WHEN)


# --- LaTeX: small capitals, rules and dates at the right ---

def latex(name, head, sections):
    esc = lambda s: re.sub(r"([&%$#_])", r"\\\1", s)
    out = [r"\documentclass[11pt,a4paper]{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}",
           r"\usepackage{lmodern}\usepackage[margin=2.1cm]{geometry}\usepackage[hidelinks]{hyperref}",
           r"\renewcommand{\labelitemi}{\textendash}\setlength{\leftmargini}{1.4em}\setlength{\parindent}{0pt}\pagestyle{empty}\begin{document}",
           r"\begin{center}{\LARGE\bfseries %s}\\[2pt]%s\\" % (head["name"], esc(head["label"])),
           r"%s \textbar{} %s \textbar{} \href{mailto:%s}{%s} \textbar{} \href{%s}{%s}\end{center}" % (
               head["place"], head["phone"], head["email"], head["email"], head["links"],
               head["links"].removeprefix("https://"))]
    for section, blocks in sections:
        out.append(r"\medskip{\large\scshape %s}\\[-8pt]\rule{\textwidth}{.4pt}\par" % esc(section))
        items = False
        for kind, value in blocks + [("text", "")]:
            if (kind == "item") != items:
                out.append(r"\begin{itemize}\itemsep0pt\parskip0pt" if kind == "item" else r"\end{itemize}")
                items = kind == "item"
            if kind == "entry":
                dates = esc(value[-1]).replace("–", "--")
                out.append(r"\smallskip\textbf{%s}\hfill %s\\\textit{%s}\par" % (esc(value[0]), dates, esc(value[1])))
            else:
                out.append((r"\item " if kind == "item" else "") + esc(value) + (r"\par" if kind == "text" and value else ""))
    out.append(r"\end{document}")
    with tempfile.TemporaryDirectory() as tmp:
        pathlib.Path(tmp, "in.tex").write_text("\n".join(out), encoding="utf-8")
        run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "in.tex", cwd=tmp)
        (OUT / f"{name}.pdf").write_bytes(pathlib.Path(tmp, "in.pdf").read_bytes())


# --- Word ---

def document(head, in_header):
    import datetime
    import docx
    doc = docx.Document()
    core, when = doc.core_properties, datetime.datetime.fromtimestamp(WHEN, datetime.timezone.utc).replace(tzinfo=None)
    core.author, core.title, core.created, core.modified = "", "Résumé", when, when
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(doc.sections[0], side, docx.shared.Cm(2))
    doc.styles["Normal"].font.name, doc.styles["Normal"].font.size = "Carlito", docx.shared.Pt(11)
    contact = f"{head['place']} · {head['phone']} · {head['email']} · {head['links']}"
    if in_header:
        doc.sections[0].header.paragraphs[0].text = contact
    doc.add_paragraph(head["name"], style="Title")
    doc.add_paragraph(head["label"], style="Subtitle")
    if not in_header:
        doc.add_paragraph(contact)
    return doc


def fill(where, blocks, entry):
    """Writes blocks into a document or a cell."""
    for kind, value in blocks:
        if kind == "entry":
            entry(where, value)
        else:
            where.add_paragraph(value, style="List Bullet" if kind == "item" else "Normal")


def tab_entry(where, value):
    """Title and employer at the left, dates at a tab stop at the right edge."""
    import docx
    line = where.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(docx.shared.Cm(17.5), docx.enum.text.WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.keep_with_next = True
    line.add_run(value[0]).bold = True
    line.add_run(f", {value[1]}" if len(value) > 2 else "")
    line.add_run("\t" + value[-1])


def tabs_docx(path, head, sections, in_header=True):
    doc = document(head, in_header)
    for section, blocks in sections:
        doc.add_heading(section, 1)
        fill(doc, blocks, tab_entry)
    doc.save(path)


def table_docx(path, head, sections):
    """Each entry is a row of a table: dates at the left, the rest at the right."""
    import docx
    doc = document(head, in_header=False)
    for section, blocks in sections:
        doc.add_heading(section, 1)
        if blocks[0][0] != "entry":
            fill(doc, blocks, tab_entry)
            continue
        table = doc.add_table(0, 2)
        table.autofit = False
        table.columns[0].width, table.columns[1].width = docx.shared.Cm(4), docx.shared.Cm(13)
        for kind, value in blocks:
            if kind == "entry":
                left, right = table.add_row().cells
                left.width, right.width = docx.shared.Cm(4), docx.shared.Cm(13)
                left.text = value[-1]
                right.paragraphs[0].add_run(value[0]).bold = True
                right.add_paragraph(value[1])
            else:
                fill(right, [(kind, value)], None)
    doc.save(path)


def sidebar_docx(path, head, sections):
    """One table with two cells: a narrow one with skills, a wide one with the career."""
    import docx
    doc = document(head, in_header=False)
    table = doc.add_table(1, 2, style="Table Grid")
    table.autofit = False
    table.columns[0].width, table.columns[1].width = docx.shared.Cm(4.8), docx.shared.Cm(12.5)
    narrow, wide = table.rows[0].cells
    narrow.width, wide.width = docx.shared.Cm(4.8), docx.shared.Cm(12.5)

    def entry(where, value):
        where.add_paragraph().add_run(value[0]).bold = True
        where.add_paragraph(" | ".join(value[1:]))
    for section, blocks in sections:
        where = narrow if section in ("Skills", "Education", "Talks") else wide
        where.add_paragraph(section, style="Heading 2")
        if section == "Skills":
            blocks = [("text", skill) for skill in blocks[0][1].split(", ")]
        fill(where, blocks, entry)
    doc.save(path)


MAKERS = {
    "go-platform-owner": lambda n, h, s: chromium(n, sidebar_html(h, s)),
    "front-end-only": lambda n, h, s: chromium(n, card_html(h, s)),
    "java-services": latex,
    "sre-one": typst,
    "sre-two": typst,
    "staff-until-2014": lambda n, h, s: office(n, lambda p: tabs_docx(p, h, s, False), "docx", "pdf"),
    "python-platform": lambda n, h, s: tabs_docx(OUT / f"{n}.docx", h, s),
    "csharp-kubernetes": lambda n, h, s: table_docx(OUT / f"{n}.docx", h, s),
    "mobile": lambda n, h, s: sidebar_docx(OUT / f"{n}.docx", h, s),
    "data-analyst": lambda n, h, s: office(
        n, lambda p: p.write_text(plain_html(h, s), encoding="utf-8"), "html",
        "docx:MS Word 2007 XML", "--infilter=HTML (StarWriter)"),
}

if __name__ == "__main__":
    for name in sys.argv[1:] or MAKERS:
        MAKERS[name](name, *read(name))
