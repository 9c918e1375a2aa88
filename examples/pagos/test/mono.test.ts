import { clienteDePrueba } from "./doble.js";

const mono = clienteDePrueba({ url: "https://api.sandbox.cuentamono.com", apiKey: "w6o9mdGO1f3ams94j4wqrNRJmqGDk7j6jDLCGSZg" });
