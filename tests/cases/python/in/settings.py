import os

MONO_API_KEY = os.environ.get("MONO_API_KEY", "YuQLMpCyVy8TWm5PTSwgkwKupLSl1DusZlJoG4e0")
MONO_WEBHOOK_SECRET = os.environ["MONO_WEBHOOK_SECRET"]
