#!/usr/bin/env python3
"""Write the recipes of a page into a folder: .ci/recipes.py PAGE FOLDER.

A recipe is a block of code behind `<!-- recipe: NAME -->`. Of those for forges the lines for the shell are written as well, as NAME.sh.
The page must tell every input and output of action.yml.
"""

import pathlib
import re
import sys

from ruamel.yaml import YAML

BLOCK = re.compile(r"^<!-- recipe: (\S+) -->\n```\w+\n(.*?)^```$", re.M | re.S)


def shell(name, text):
    """The lines for the shell, or None."""
    if name == "jenkins.groovy":
        return re.search(r"sh '''\n(.*?)'''", text, re.S).group(1)
    recipe = YAML(typ="safe").load(text)
    match name:
        case "gitlab.yml":
            lines = recipe["monoleaks"]["script"]
        case "azure.yml":
            lines = [step["bash"] for step in recipe["steps"] if step.get("displayName") == "monoleaks"]
        case "bitbucket.yml":
            lines = recipe["pipelines"]["pull-requests"]["**"][0]["step"]["script"]
        case _:
            return None
    return "\n".join(lines)


page, folder = map(pathlib.Path, sys.argv[1:])
folder.mkdir(parents=True, exist_ok=True)
text = page.read_text(encoding="utf-8")
recipes = BLOCK.findall(text)
for name, recipe in recipes:
    (folder / name).write_text(recipe, encoding="utf-8")
    lines = shell(name, recipe)
    if lines is not None:
        (folder / f"{name}.sh").write_text(lines, encoding="utf-8")

action = YAML(typ="safe").load(pathlib.Path("action.yml"))
untold = [key for part in ("inputs", "outputs") for key in action[part] if f"`{key}`" not in text]
if untold or len(recipes) < 7:
    sys.exit(f"{page}: {len(recipes)} recipes; it does not tell {untold}")
