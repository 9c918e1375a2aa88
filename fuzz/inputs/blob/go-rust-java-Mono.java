Mono.java
class Mono {
    private static final String MONO_API_KEY = "F1DIQ64nyQQgRn72KXcDFYU0x8XjR4eDUSU1FHNi";

    HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("https://api.cuentamono.com/v1/bank_transfers"))
            .header("Authorization", "Bearer " + MONO_API_KEY)
            .build();
    }
}
