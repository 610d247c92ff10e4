package mx.cocrea.participation;

import static mx.cocrea.participation.Somebody.id;
import static mx.cocrea.participation.Somebody.present;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SupportTests extends WithProposals {

    private static final int PEOPLE = 200;

    private List<Somebody> people(String name, int number) {
        return IntStream.range(0, number).mapToObj(i -> called(name + i)).toList();
    }

    private static Map<String, Object> of(JsonNode proposal) {
        return Map.of("proposal", id(proposal));
    }

    /** What everybody's request is answered with, all sent at once, again where the platform says that it is too busy. */
    private static List<Answer> atOnce(List<Somebody> people, Function<Somebody, Answer> request) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = people.stream()
                    .map(one -> threads.submit(() -> Stream.generate(() -> request.apply(one))
                            .limit(20)
                            .filter(answer -> !answer.code().equals("SERVICE_UNAVAILABLE"))
                            .findFirst()
                            .orElseThrow()))
                    .toList();
            return answers.stream().map(SupportTests::got).toList();
        }
    }

    private static Answer got(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static boolean isDone(Answer answer) {
        return answer.code().isEmpty() && answer.body().at("/data/done/userErrors").isEmpty();
    }

    private static int count(JsonNode proposal) {
        return proposal.path("supportCount").asInt();
    }

    @Test
    void isCountedExactlyOfTwoHundredAtOnceWhoAllTryTwice() {
        JsonNode proposal = called("ana").proposes("Doscientos", RUTA_AZUL);
        List<Somebody> people = people("simultaneo", PEOPLE);
        List<Somebody> twice = Stream.concat(people.stream(), people.stream()).toList();

        assertThat(atOnce(twice, one -> one.tries("supportAdd", of(proposal)))).allMatch(SupportTests::isDone);
        assertThat(count(called("ana").sees(proposal))).isEqualTo(PEOPLE);
        assertThat(totals(proposal)).isEqualTo(IntStream.rangeClosed(1, PEOPLE).mapToObj(Integer::toString).toList());

        List<Somebody> half = people.subList(0, PEOPLE / 2);

        assertThat(atOnce(Stream.concat(half.stream(), half.stream()).toList(), one -> one.tries("supportRevoke", of(proposal))))
                .allMatch(SupportTests::isDone);
        assertThat(count(called("ana").sees(proposal))).isEqualTo(PEOPLE / 2);
    }

    /** The totals that the supports of a proposal led to, in the order in which they came. */
    private List<String> totals(JsonNode proposal) {
        return driver.executableQuery("""
                MATCH (event:Event {kind: 'SUPPORTED'})-[:ABOUT]->(:Proposal {id: $id})
                RETURN event.after[0] AS total
                ORDER BY toInteger(total)
                """)
                .withParameters(Map.of("id", id(proposal)))
                .execute()
                .records()
                .stream()
                .map(event -> event.get("total").asString())
                .toList();
    }

    @Test
    void isOnesOwnAndTakenBackAsOneLikes() {
        JsonNode proposal = called("ana").proposes("Ida y vuelta", RUTA_AZUL);
        Somebody beto = called("beto");

        assertThat(beto.sees(proposal).path("viewerSupports").asBoolean()).isFalse();
        assertThat(beto.supports(proposal).path("viewerSupports").asBoolean()).isTrue();
        assertThat(count(beto.supports(proposal))).isEqualTo(1);
        assertThat(called("carla").sees(proposal).path("viewerSupports").asBoolean()).isFalse();
        assertThat(new Somebody(client).sees(proposal).path("viewerSupports").asBoolean()).isFalse();
        assertThat(count(called("carla").does("supportRevoke", of(proposal)))).isEqualTo(1);
        assertThat(count(beto.does("supportRevoke", of(proposal)))).isZero();
        assertThat(count(beto.supports(proposal))).isEqualTo(1);
        assertThat(kinds(proposal)).containsExactly("SUBMITTED", "SUPPORTED", "SUPPORT_REVOKED", "SUPPORTED");
    }

    @Test
    void isToldAsANumberAndByNobodysName() {
        JsonNode proposal = called("ana").proposes("En secreto", RUTA_AZUL);
        called("beto").supports(proposal);

        JsonNode event = history(proposal).getLast();

        assertThat(event.path("kind").asString()).isEqualTo("SUPPORTED");
        assertThat(event.path("by").isNull()).isTrue();
        assertThat(event.path("changes").toString()).isEqualTo("[{\"field\":\"supportCount\",\"before\":\"0\",\"after\":\"1\"}]");
    }

    @Test
    void isForWhatIsOpen() {
        Somebody ana = called("ana");
        Somebody beto = called("beto");

        assertThat(ana.refused("supportAdd", of(ana.drafts("Borrador", RUTA_AZUL)))).isEqualTo("WRONG_STATUS");
        assertThat(beto.refused("supportAdd", of(ana.drafts("Borrador", RUTA_AZUL)))).isEqualTo("NOT_FOUND");
        assertThat(beto.refused("supportAdd", Map.of("proposal", "nothing"))).isEqualTo("NOT_FOUND");
        assertThat(beto.refused("supportRevoke", Map.of("proposal", "nothing"))).isEqualTo("NOT_FOUND");

        JsonNode withdrawn = ana.proposes("Retirada", RUTA_AZUL);
        beto.supports(withdrawn);
        ana.moves("proposalWithdraw", withdrawn);

        assertThat(called("carla").refused("supportAdd", of(withdrawn))).isEqualTo("WRONG_STATUS");
        assertThat(count(beto.does("supportRevoke", of(withdrawn)))).isZero();
    }

    @Test
    void movesIntoAnotherProposalWithEachPersonCountedOnce() {
        Somebody ana = called("ana");
        JsonNode ending = ana.proposes("La que termina", RUTA_AZUL);
        JsonNode going = ana.proposes("La que sigue", RUTA_AZUL);
        List<Somebody> people = people("fusion", 6);
        people.subList(0, 4).forEach(one -> one.supports(ending));
        people.subList(2, 6).forEach(one -> one.supports(going));

        JsonNode merged = called("moderadora", Role.MODERATOR).does("proposalMerge", merging(ending, going));

        assertThat(merged.path("status").asString()).isEqualTo("MERGED");
        assertThat(merged.at("/mergedInto/id").asString()).isEqualTo(id(going));
        assertThat(merged.path("clock").isNull()).isTrue();
        assertThat(count(merged)).isZero();
        assertThat(count(ana.sees(going))).isEqualTo(6);
        assertThat(people).allMatch(one -> one.sees(going).path("viewerSupports").asBoolean());
        assertThat(history(ending).getLast().path("by").isNull()).isTrue();
        assertThat(history(going).getLast().path("changes").toString())
                .isEqualTo("[{\"field\":\"supportCount\",\"before\":\"4\",\"after\":\"6\"}]");
    }

    private static Map<String, Object> merging(JsonNode proposal, JsonNode into) {
        Map<String, Object> input = new HashMap<>(present(proposal));
        input.put("into", id(into));
        return input;
    }

    @Test
    void isNotLostWhereItComesWhileAProposalIsMerged() {
        Somebody ana = called("ana");
        Somebody moderator = called("moderadora", Role.MODERATOR);
        JsonNode ending = ana.proposes("Termina mientras tanto", RUTA_AZUL);
        JsonNode going = ana.proposes("Sigue mientras tanto", RUTA_AZUL);
        List<Somebody> people = people("mientras", 40);
        List<Somebody> all = Stream.of(people.subList(0, 20), List.of(moderator), people.subList(20, 40))
                .flatMap(List::stream)
                .toList();

        List<Answer> answers = atOnce(all, one -> one.equals(moderator)
                ? one.tries("proposalMerge", merging(ending, going))
                : one.tries("supportAdd", of(ending)));

        assertThat(count(ana.sees(going))).isEqualTo((int) answers.stream().filter(SupportTests::isDone).count() - 1);
        assertThat(count(ana.sees(ending))).isZero();
        assertThat(ana.sees(ending).path("status").asString()).isEqualTo("MERGED");
    }

    @Test
    void refusesAMergerThatLeadsNowhere() {
        Somebody ana = called("ana");
        Somebody moderator = called("moderadora", Role.MODERATOR);
        JsonNode proposal = ana.proposes("Una", RUTA_AZUL);
        JsonNode withdrawn = ana.moves("proposalWithdraw", ana.proposes("Otra", RUTA_AZUL));

        assertThat(moderator.refused("proposalMerge", merging(proposal, proposal))).isEqualTo("SAME");
        assertThat(moderator.refused("proposalMerge", merging(proposal, withdrawn))).isEqualTo("TARGET_CLOSED");
        assertThat(moderator.refused("proposalMerge", merging(proposal, ana.drafts("Borrador", RUTA_AZUL))))
                .isEqualTo("UNKNOWN_TARGET");
        assertThat(moderator.refused("proposalMerge", merging(ana.drafts("Borrador", RUTA_AZUL), proposal)))
                .isEqualTo("NOT_FOUND");
    }
}
