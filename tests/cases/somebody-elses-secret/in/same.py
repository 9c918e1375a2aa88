x = os.getenv("MONO_WALLET_PASSWORD", "VBdiLGmI8z") or "VBdiLGmI8z"
