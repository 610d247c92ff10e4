package mx.cocrea.benchmark;

/** How the application is started to be measured. */
final class Application {

    static final String MAIN_CLASS = "mx.cocrea.Cocrea";

    private Application() {}

    /** Its arguments: any port and database, no data of its own, nobody who signs in, reading for as long as it takes, with or without its cache of answers. */
    static String[] arguments(String database, int port, boolean cached) {
        return new String[]{
                "--spring.neo4j.uri=" + database,
                "--server.port=" + port,
                "--cocrea.issuer-uri=https://issuer.invalid",
                "--cocrea.bundled-package=",
                "--cocrea.cache.enabled=" + cached,
                "--cocrea.read-timeout=60s"};
    }
}
