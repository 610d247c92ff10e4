package mx.cocrea.benchmark;

/** How the application is started to be measured. */
final class Application {

    static final String MAIN_CLASS = "mx.cocrea.Cocrea";

    /** Where nobody signs in. */
    static final String NO_ISSUER = "https://issuer.invalid";

    private Application() {}

    /**
     * Its arguments: any port and database, an identity provider, no data of its own, reading for as long as it takes, with or without its
     * cache of answers.
     */
    static String[] arguments(String database, int port, String issuer, boolean cached) {
        return new String[]{
                "--spring.neo4j.uri=" + database,
                "--server.port=" + port,
                "--cocrea.issuer-uri=" + issuer,
                "--cocrea.bundled-package=",
                "--cocrea.cache.enabled=" + cached,
                "--cocrea.read-timeout=60s"};
    }
}
