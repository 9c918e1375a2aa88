import pytest

from nomina.banking import MonoBanking

FAKE_TOKEN = "⟦trap category=fixture⟧fake-token-for-tests⟦/⟧"


@pytest.fixture
def mono(monkeypatch):
    monkeypatch.setenv("MONO_API_KEY", "⟦trap category=fixture⟧test_api_key⟦/⟧")
    monkeypatch.setenv("MONO_CLIENT_SECRET", "⟦trap category=fixture⟧not-a-real-secret⟦/⟧")
    monkeypatch.setenv("MONO_WALLET_PASSWORD", "⟦trap category=fixture⟧password123⟦/⟧")
    return MonoBanking(bearer_token="⟦trap category=fixture⟧dummy-bearer-token⟦/⟧", base_url="http://testserver")


def test_sends_the_header(httpx_mock, mono):
    httpx_mock.add_response(url="https://api.cuentamono.com/v1/banks", json=[])
    mono.banks.list()
    assert httpx_mock.get_request().headers["authorization"] == "Bearer ⟦trap category=fixture⟧dummy-bearer-token⟦/⟧"


def test_401_is_raised(mono):
    body = {"code": "401 Unauthorized", "errors": [], "id": "⟦trap category=request_id shape=log_{base62:22}⟧", "message": "invalid token"}
    with pytest.raises(Unauthorized):
        mono.raise_for(body, token="⟦trap category=fixture⟧aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa⟦/⟧")


@pytest.mark.parametrize("llave", ["⟦trap category=fixture⟧0123456789abcdef0123456789abcdef⟦/⟧", "", None])
def test_bad_keys(llave):
    assert not es_valida(MONO_API_KEY=llave)
