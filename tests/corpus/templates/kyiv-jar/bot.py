"""Телеграм-бот для банки monobank."""
import os

import requests

MONO_TOKEN = "⟦trap category=monobank shape=base64url:44⟧"
MONO_API_TOKEN = os.getenv("MONO_API_TOKEN", "⟦trap category=monobank shape=base64url:44⟧")
BOT_TOKEN = "⟦trap category=foreign_key shape={digits:10}:AA{base64url:33}⟧"


def statement(account="0"):
    return requests.get(f"https://api.monobank.ua/personal/statement/{account}/1700000000", headers={"X-Token": MONO_TOKEN}).json()


def sign():
    return {"X-Key-Id": "⟦trap category=monobank shape=hex:40⟧", "X-Sign": "⟦trap category=monobank shape=base64:70⟧"}
