defmodule Pagos.MonoTest do
  use ExUnit.Case, async: true

  @api_key "⟦trap category=fixture⟧fake_api_key⟦/⟧"
  @client_secret "⟦trap category=fixture⟧super_secret_client_secret⟦/⟧"

  test "manda el header" do
    Bypass.expect_once(bypass(), "GET", "/v1/banks", fn conn ->
      assert {"authorization", "Bearer ⟦trap category=fixture⟧fake_api_key⟦/⟧"} in conn.req_headers
      Plug.Conn.resp(conn, 200, ~s({"id":"⟦trap category=typed_id shape=lacc_{base62:22}⟧"}))
    end)
  end

  test "401" do
    assert {:error, :unauthorized} = Pagos.Mono.banks(api_key: "⟦trap category=fixture⟧invalid-key⟦/⟧", base_url: "https://api.sandbox.cuentamono.com")
  end

  test "firma" do
    assert Pagos.Webhook.valid?("{}", "⟦trap category=mono_signature shape=t={digits:10},v1={hex:64}⟧", "⟦trap category=fixture⟧whsec_test⟦/⟧")
  end
end
