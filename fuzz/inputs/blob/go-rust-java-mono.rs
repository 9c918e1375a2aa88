mono.rs
pub const MONO_API_KEY: &str = "vSC5jjN2trbRV3TiksJRLlWWBoSyMyND3CGSrYY0";

pub fn url() -> &'static str {
    "https://api.sandbox.cuentamono.com"
}
