package mx.cocrea.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure and for how long, from system properties that begin with {@code cocrea.benchmark.}.
 *
 * @param folder where data, logs and the report go
 * @param scales of the generated data
 * @param clients numbers of concurrent clients
 * @param seconds measured of each server at each read and number of clients
 * @param rounds into which those seconds are cut, the servers taking turns
 * @param warmUp seconds of unmeasured load before, all servers together
 * @param reads names of the reads to measure; all where empty
 * @param jvm options of every process that is started
 * @param application further options of the application's own process, such as a profiler's
 */
record Options(
        Path folder,
        List<Integer> scales,
        List<Integer> clients,
        double seconds,
        int rounds,
        double warmUp,
        List<String> reads,
        List<String> jvm,
        List<String> application) {

    static Options fromSystem() {
        boolean quick = Boolean.parseBoolean(value("quick", "false"));
        return new Options(
                Path.of(value("folder", "target/benchmark")),
                numbers(value("scales", quick ? "1" : "1,10")),
                numbers(value("clients", quick ? "16" : "1,16,64")),
                Double.parseDouble(value("seconds", quick ? "2" : "4")),
                Integer.parseInt(value("rounds", "2")),
                Double.parseDouble(value("warm-up", quick ? "25" : "600")),
                words(value("reads", ""), ","),
                words(value("jvm", ""), " "),
                words(value("application", ""), " "));
    }

    private static String value(String name, String usual) {
        String given = System.getProperty("cocrea.benchmark." + name, "");
        return given.isBlank() ? usual : given;
    }

    private static List<Integer> numbers(String text) {
        return words(text, ",").stream().map(Integer::valueOf).toList();
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
