claves.py
# monoleaks:allow[mono-api-key] the key of the shared sandbox, which opens nothing
MONO_API_KEY = "OSP8UIR1WYHj6kAt7JQMZZhWEMlPHMM2rxUs7RYw"
MONO_API_KEY_2 = "JGBeaodFLJuBsI7zaPgs7vXfxFtJr1VPuPmDwmmu"  # monoleaks:allow[mono-api-key]
MONO_API_KEY_3 = "EmPt2aDcK6WaajU4XmK0BKDHucAiQJ0xHGQ8PPos"  # monoleaks:allow[mono-webhook-secret] of another rule
MONO_API_KEY_4 = "mfZ4B18vmfDMQNTOtUuWaoyhFPVeCbQa2oBHfs78"  # monoleaks:allow the rule is missing
MONO_API_KEY_5 = "KV6o32HhxAs9HK8wqrmh97fXh8eWzmgslIeQNzVH"  # monoleaks:allow[mono-api-key] on its own line only
MONO_API_KEY_6 = "ayK9gCIOMlBnVaQ859mC0Ed2W7uQsSDeYexX4nnk"
MONO_API_KEY_7 = os.environ["MONO_API_KEY_7"]  # monoleaks:allow[mono-api-key] of no use
MONO_API_KEY_8 = "PDbjUFBBTez6F6AN87AG1SkXcFzJ52O8UQK1AWlq"  # monoleaks:allow[*] all rules; the proxy is http://ana:UOsx2Hi3kFiS2TCE@proxy
