RSpec.describe MonoClient do
  before { stub_const("ENV", { "MONO_API_KEY" => "⟦trap category=fixture⟧rspec-key⟦/⟧", "MONO_CLIENT_SECRET" => "⟦trap category=fixture⟧secreto-de-mentiras⟦/⟧" }) }

  it "autentica" do
    stub_request(:get, "https://api.cuentamono.com/v1/banks").with(headers: { "Authorization" => "Bearer ⟦trap category=fixture⟧rspec-key⟦/⟧" })
    expect(described_class.new(token: "⟦trap category=fixture⟧foobarfoobarfoobar⟦/⟧").banks).to eq([])
  end

  let(:secret) { "⟦trap category=fixture⟧deadbeefdeadbeefdeadbeefdeadbeef⟦/⟧" }
  let(:mono_api_key) { "⟦trap category=fixture⟧00000000-0000-0000-0000-000000000000⟦/⟧" }
  let(:mono_token) { SecureRandom.hex(32) }
end
