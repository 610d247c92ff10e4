package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every page: what it shows is what its query answers, and it holds what was promised of all pages. */
@Durango
class PageTests {

    private static final int MOST_BYTES = 60 * 1024;
    private static final int MOST_BYTES_WITH_ASSETS = 150 * 1024;

    /** Values that pages show in words of their language, or not at all. */
    private static final Pattern WORDED = Pattern.compile("[A-Z][A-Z_]*|\\d{4}-\\d\\d-\\d\\d(T.*)?|[a-z0-9]+(-[a-z0-9]+)*");

    private static final Set<String> UNSEEN = Set.of("id", "endCursor", "__typename", "url", "letter", "scheme", "field", "unit",
            "changedAt", "address",
            "archive", "descriptor", "references");

    /** Addresses that some page links to and that were there, of which each is opened once. */
    private static final Set<String> FOUND = new HashSet<>();

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    /** What people wrote, under identifiers that addresses can name. */
    static void takePart(Driver driver) {
        driver.executableQuery(
                """
                        MERGE (rosa:Node:Citizen {id: 'muestra-rosa'})
                        SET rosa.displayName = 'Rosa <b>de la</b> muestra', rosa.createdAt = datetime('2026-09-01T12:00:00Z')
                        MERGE (open:Node:Proposal {id: 'muestra-abierta'})
                        SET open += {title: 'Horarios "claros" en cada parada', problem: 'Nadie sabe cuándo pasa.\n\nNi adónde va.',
                          solution: 'Un horario en cada parada.', links: 'https://example.org/a Fotos de las paradas', status: 'SUBMITTED',
                          version: 2, createdAt: datetime('2026-09-01T12:00:00Z'), listedAt: datetime('2026-09-01T12:00:00Z'),
                          submittedOn: date('2026-09-01'), dueOn: date('2026-09-30'), words: 'horarios claros en cada parada'}
                        MERGE (accepted:Node:Proposal {id: 'muestra-aceptada'})
                        SET accepted += {title: 'Mapas en cada parada', problem: 'No hay mapas.', solution: 'Poner mapas.', links: '',
                          status: 'ACCEPTED', version: 4, createdAt: datetime('2026-08-03T12:00:00Z'),
                          listedAt: datetime('2026-08-03T12:00:00Z'), submittedOn: date('2026-08-03'), dueOn: date('2026-08-31'),
                          answeredOn: date('2026-08-20'), words: 'mapas en cada parada'}
                        WITH rosa, open, accepted
                        MATCH (commitment:Commitment {id: 'durango-2-c2'}), (problem:Problem {id: 'durango-2-c2-p1'}),
                          (activity:Activity {id: 'durango-2-c2-1'}), (dif:Institution {id: 'dif-estatal'})
                        MERGE (rosa)-[:WROTE]->(open)
                        MERGE (rosa)-[:WROTE]->(accepted)
                        MERGE (open)-[:ADDRESSES]->(commitment)
                        MERGE (accepted)-[:ADDRESSES]->(problem)
                        MERGE (open)-[:PUT_TO]->(dif)
                        MERGE (accepted)-[:PUT_TO]->(dif)
                        MERGE (answer:Node:OfficialAnswer {id: 'muestra-respuesta'})
                        SET answer += {decision: 'ACCEPTS', reasons: 'Hay presupuesto.', dueOn: date('2026-12-31'),
                          answeredOn: date('2026-08-20'), answersTheQuestion: true, version: 2}
                        MERGE (answer)-[:ANSWERS]->(accepted)
                        MERGE (answer)-[:GIVEN_BY]->(dif)
                        MERGE (answer)-[:POINTS_TO]->(activity)
                        MERGE (edited:Node:Event {id: 'muestra-cambio'})
                        SET edited += {kind: 'EDITED', at: datetime('2026-08-04T12:00:00Z'), fields: ['status', 'title'],
                          before: ['DRAFT', 'Mapas'], after: ['SUBMITTED', 'Mapas en cada parada']}
                        MERGE (edited)-[:ABOUT]->(accepted)
                        MERGE (rosa)-[:DID]->(edited)
                        WITH rosa, open
                        UNWIND range(1, 12) AS number
                        MERGE (comment:Node:Comment {id: 'muestra-' + right('0' + number, 2)})
                        SET comment += {body: 'Opinión **' + number + '** con <i>signos</i>', alignment: ['FOR', 'NEUTRAL', 'AGAINST'][number % 3],
                          createdAt: datetime('2026-09-02T12:00:00Z'), version: 1, depth: CASE WHEN number < 4 THEN number ELSE 1 END,
                          under: CASE WHEN number IN [2, 3] THEN 'muestra-0' + (number - 1) ELSE open.id END}
                        MERGE (comment)-[:ON]->(open)
                        MERGE (rosa)-[:WROTE]->(comment)
                        WITH DISTINCT rosa
                        MATCH (first:Comment {id: 'muestra-01'}), (second:Comment {id: 'muestra-02'}), (third:Comment {id: 'muestra-03'}),
                          (gone:Comment {id: 'muestra-04'})<-[wrote:WROTE]-()
                        SET first.editedAt = datetime('2026-09-03T12:00:00Z'), gone.withdrawnAt = datetime('2026-09-03T12:00:00Z')
                        REMOVE gone.body, gone.alignment
                        DELETE wrote
                        MERGE (second)-[:REPLY_TO]->(first)
                        MERGE (third)-[:REPLY_TO]->(second)
                        MERGE (revised:Node:Event {id: 'muestra-revision'})
                        SET revised += {kind: 'EDITED', at: datetime('2026-09-03T12:00:00Z'), fields: ['body'], before: ['Opinión cero'],
                          after: ['Opinión **1** con <i>signos</i>']}
                        MERGE (revised)-[:ABOUT]->(first)
                        MERGE (rosa)-[:DID]->(revised)
                        """)
                .execute();
        driver.executableQuery(
                """
                        MATCH (activity:Activity {id: 'durango-1-c1-1'}), (dif:Institution {id: 'dif-estatal'}), (rosa:Citizen {id: 'muestra-rosa'})
                        MERGE (wrong:Node:ProgressReport {id: 'muestra-corregido'})
                        SET wrong += {kind: 'OFFICIAL', observedOn: date('2016-03-01'), recordedAt: datetime('2016-03-02T12:00:00Z'),
                          done: 'COMPLETED', summary: 'Se hizo <todo>.', version: 2}
                        MERGE (official:Node:ProgressReport {id: 'muestra-oficial'})
                        SET official += {kind: 'OFFICIAL', observedOn: date('2016-03-01'), recordedAt: datetime('2016-03-05T12:00:00Z'),
                          done: 'NOT_COMPLETED', summary: 'Falta la mitad.', deliverablesDone: 1, deliverablesPlanned: 2, version: 1}
                        MERGE (seen:Node:ProgressReport {id: 'muestra-testigo'})
                        SET seen += {kind: 'CITIZEN', observedOn: date('2016-04-01'), recordedAt: datetime('2016-04-02T12:00:00Z'),
                          done: 'COMPLETED', summary: 'Se ve en el portal.\n\nFunciona.', version: 1}
                        MERGE (piece:Node:Evidence {id: 'muestra-evidencia'})
                        SET piece += {ordinal: 0, url: 'https://example.org/portal', title: 'El portal «abierto»', kind: 'WEB_PAGE',
                          seenOn: date('2016-04-01'), sha256: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}
                        MERGE (wrong)-[:REPORTS_ON]->(activity)
                        MERGE (official)-[:REPORTS_ON]->(activity)
                        MERGE (seen)-[:REPORTS_ON]->(activity)
                        MERGE (wrong)-[:GIVEN_BY]->(dif)
                        MERGE (official)-[:GIVEN_BY]->(dif)
                        MERGE (official)-[:CORRECTS]->(wrong)
                        MERGE (rosa)-[:WROTE]->(seen)
                        MERGE (piece)-[:EVIDENCE_OF]->(seen)
                        MERGE (corrected:Node:Event {id: 'muestra-correccion'})
                        SET corrected += {kind: 'CORRECTED', at: datetime('2016-03-05T12:00:00Z'), fields: ['done'], before: ['COMPLETED'],
                          after: ['NOT_COMPLETED']}
                        MERGE (corrected)-[:ABOUT]->(wrong)
                        """)
                .execute();
        driver.executableQuery(
                """
                        MATCH (indicator:Indicator {id: 'durango-2-c1-i1'}), (rosa:Citizen {id: 'muestra-rosa'}),
                          (contraloria:Institution {id: 'secretaria-de-contraloria-del-estado-de-durango'})
                        UNWIND [[1, 20, null], [2, 60.5, 'Sin las de <i>marzo</i>'], [3, 74.5, null], [4, 75, null], [5, 4, null]] AS one
                        MERGE (measurement:Node:Measurement {id: 'muestra-medicion-' + one[0]})
                        SET measurement += {observedOn: date({year: 2019, month: one[0], day: 28}), numerator: toFloat(one[1]),
                          denominator: CASE one[0] WHEN 5 THEN 0.0 ELSE 100.0 END, note: one[2], url: 'https://example.org/informe',
                          urlTitle: 'Informe "mensual" ' + one[0], recordedAt: datetime('2026-09-01T12:00:00Z')}
                        MERGE (measurement)-[:OF]->(indicator)
                        MERGE (measurement)-[:GIVEN_BY]->(contraloria)
                        MERGE (rosa)-[:WROTE]->(measurement)
                        WITH DISTINCT indicator
                        MATCH (third:Measurement {id: 'muestra-medicion-3'}), (fourth:Measurement {id: 'muestra-medicion-4'})
                        SET fourth.observedOn = third.observedOn
                        MERGE (fourth)-[:CORRECTS]->(third)
                        """)
                .execute();
        evaluate(driver);
    }

    /** An exercise that is closed, with one rating and a conflict, and a figure that somebody added. */
    private static void evaluate(Driver driver) {
        driver.executableQuery(
                """
                        MATCH (rosa:Citizen {id: 'muestra-rosa'}), (plan:Plan {id: 'durango-3'}), (attribute:Attribute {id: 'inai-2020-temporalidad'}),
                          (commitment:Commitment {id: 'durango-3-ejecutivo-1'}), (other:Commitment {id: 'durango-3-durango-1'})
                        MERGE (evaluation:Node:Evaluation {id: 'muestra-evaluacion'})
                        SET evaluation += {title: 'Evaluación de <muestra>', state: 'CLOSED', version: 2, ties: 'MEAN', favourableAbove: 0.5,
                          insufficientAbove: 0.5, insufficientAtMost: 1, openedAt: datetime('2026-09-01T12:00:00Z'),
                          closedAt: datetime('2026-09-05T12:00:00Z')}
                        MERGE (evaluation)-[:EVALUATES]->(plan)
                        MERGE (attribute)-[:ATTRIBUTE_OF]->(evaluation)
                        MERGE (rosa)-[:REVIEWS]->(evaluation)
                        MERGE (appraisal:Node:Appraisal {id: 'muestra-valoracion'})
                        SET appraisal += {number: 1, name: 'Obra "pública"'}
                        MERGE (appraisal)-[:IN_EVALUATION]->(evaluation)
                        MERGE (appraisal)-[:APPRAISES]->(commitment)
                        MERGE (score:Node:Score {id: 'muestra-calificacion'})
                        SET score += {value: 1, version: 1, createdAt: datetime('2026-09-02T12:00:00Z')}
                        MERGE (score)-[:SCORE_IN]->(appraisal)
                        MERGE (score)-[:RATES]->(attribute)
                        MERGE (rosa)-[:WROTE]->(score)
                        MERGE (conflict:Node:ConflictOfInterest {id: 'muestra-conflicto'})
                        SET conflict += {reason: 'Trabajé <ahí>.', createdAt: datetime('2026-09-02T12:00:00Z')}
                        MERGE (conflict)-[:CONFLICT_IN]->(evaluation)
                        MERGE (conflict)-[:CONFLICT_WITH]->(other)
                        MERGE (rosa)-[:WROTE]->(conflict)
                        MERGE (figure:Node:Figure {id: 'muestra-cifra'})
                        SET figure += {label: 'Compromisos "firmados"', value: 12.0, unit: 'compromisos', rule: 'commitments-of-plan',
                          sourceTitle: 'Nota <de> prensa', sourceUrl: 'https://example.org/nota', sourceWhere: 'Párrafo 2',
                          createdAt: datetime('2026-09-02T12:00:00Z')}
                        MERGE (figure)-[:DESCRIBES]->(plan)
                        MERGE (rosa)-[:WROTE]->(figure)
                        MERGE (gone:Node:Figure {id: 'muestra-cifra-retirada'})
                        SET gone += {label: 'Compromisos «dichos»', value: 11.0, outOf: 12.0, sourceTitle: 'Otra nota',
                          sourceUrl: 'https://example.org/otra', sourceWhere: 'Párrafo 3', version: 3,
                          createdAt: datetime('2026-09-02T12:00:00Z'), withdrawnAt: datetime('2026-09-04T12:00:00Z')}
                        MERGE (gone)-[:DESCRIBES]->(plan)
                        MERGE (rosa)-[:WROTE]->(gone)
                        MERGE (edited:Node:Event {id: 'muestra-cifra-cambio'})
                        SET edited += {kind: 'EDITED', at: datetime('2026-09-03T12:00:00Z'), fields: ['label', 'value'],
                          before: ['Compromisos <contados>', '10.0'], after: ['Compromisos «dichos»', '11.0']}
                        MERGE (edited)-[:ABOUT]->(gone)
                        MERGE (rosa)-[:DID]->(edited)
                        """)
                .execute();
    }

    @BeforeEach
    void takePart() {
        takePart(driver);
    }

    static Stream<String> addresses() {
        return Stream.of(
                "/",
                "/compromisos/durango-1-c2",
                "/compromisos/durango-2-c5",
                "/compromisos/durango-3-ejecutivo-1",
                "/compromisos",
                "/compromisos?plan=durango-3&despues=",
                "/compromisos?estado=UNREPORTED&plan=durango-2",
                "/compromisos?q=transparencia&ods=16",
                "/compromisos?tema=ogp-legislativo&institucion=congreso-del-estado-de-durango",
                "/compromisos?q=nada+de+eso&plan=durango-1&estado=UNDATED",
                "/actividades/durango-2-c5-1",
                "/actividades/durango-1-c1-1",
                "/reportes/muestra-testigo",
                "/reportes/muestra-corregido",
                "/desacuerdos",
                "/desacuerdos?plan=durango-2&institucion=dif-estatal&fecha=2019-07-01",
                "/planes/durango-1/tablero",
                "/planes/durango-2/tablero?estado=UNREPORTED&fecha=2019-07-01&sabido=2019-07-01",
                "/indicadores",
                "/indicadores?plan=durango-2&falta=BANDS",
                "/indicadores?luz=GREEN",
                "/indicadores?plan=durango-1&sin-luz=NO_DATA",
                "/indicadores?institucion=dif-estatal",
                "/indicadores/durango-2-c1-i1",
                "/indicadores/durango-2-c1-1-i1",
                "/indicadores/durango-1-c3-1-i1",
                "/huecos",
                "/huecos?falta=problemas-sin-compromiso",
                "/huecos?falta=compromisos-sin-indicador&plan=durango-3",
                "/huecos?falta=actividades-sin-fecha",
                "/continuidad",
                "/continuidad?de=durango-1&en=durango-2&que=CARRIED_OVER",
                "/propuestas",
                "/propuestas?estado=SUBMITTED&plan=durango-2&institucion=dif-estatal&vencidas=si&orden=MOST_SUPPORTED&q=parada",
                "/propuestas/muestra-abierta",
                "/propuestas/muestra-aceptada",
                "/comentarios/muestra-01",
                "/comentarios/muestra-02",
                "/ciudadanos/muestra-rosa",
                "/cuenta-eliminada",
                "/actores/dif-estatal",
                "/instituciones/dif-estatal",
                "/instituciones/congreso-del-estado-de-durango",
                "/planes/durango-2",
                "/planes/durango-3",
                "/actores",
                "/actores?tipo=PERSON&q=garcia",
                "/actores/congreso-del-estado-de-durango",
                "/actores/congreso-del-estado-de-durango?gente=si&papel=RESPONSIBLE",
                "/actores/martha-hurtado-hernandez",
                "/actores/instituto-federal-de-acceso-a-la-informacion-y-proteccion-de-datos",
                "/red",
                "/red?q=villegas",
                "/red?desde=congreso-del-estado-de-durango",
                "/red?desde=martha-hurtado-hernandez&plan=durango-2&papel=RESPONSIBLE",
                "/red?desde=esteban-villegas-villarreal&hasta=jorge-ernesto-fabila-flores&abiertos=ayuntamiento-de-durango",
                "/red?desde=esteban-villegas-villarreal&q=fabila",
                "/ods",
                "/ods/16",
                "/dinero",
                "/dinero?programa=durango-ruta-azul&plan=durango-2&momento=UNSTATED&dicho=2020-01-01&sabido=",
                "/dinero?compromiso=durango-2-c1&ejercicio=2019",
                "/dinero/durango-ruta-azul-inversion",
                "/programas/durango-ruta-azul",
                "/programas/durango-agua-limpia",
                "/cifras",
                "/cifras?resultado=DISAGREES&plan=durango-2&evaluacion=inai-2020",
                "/cifras?sobre=durango-2-c2",
                "/cifras/inai-2020-c6-relevancia",
                "/cifras/muestra-cifra",
                "/cifras/muestra-cifra-retirada",
                "/evaluaciones",
                "/evaluaciones/inai-2020",
                "/evaluaciones/muestra-evaluacion",
                "/buscar",
                "/buscar?q=uniformes",
                "/datos",
                "/tablas/budget-entries",
                "/tablas/citations");
    }

    private Document open(String address, String language) {
        Answer answer = client.send(client.request(address).header("Accept", "text/html").header("Accept-Language", language));
        assertThat(answer.status()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.http().body(), client.url(address));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void showsWhatItsQueryAnswers(String address) {
        Document page = open(address, "es");
        Element link = page.selectFirst("footer a[href^=/explorador]");
        if (link == null) {
            assertThat(address).isIn("/buscar", "/cuenta-eliminada"); // they ask nothing
            return;
        }
        Map<String, List<String>> asked = UriComponentsBuilder.fromUriString(link.attr("href")).build().getQueryParams();
        Map<String, Object> variables = JsonMapper.shared().readValue(decoded(asked, "variables"), new TypeReference<>() {});

        JsonNode data = client.data(decoded(asked, "query"), variables);

        String shown = page.text() + " " + page.select("input").eachAttr("value");
        List<String> texts = new ArrayList<>();
        collect(data, "", texts);
        assertThat(texts).allSatisfy(text -> assertThat(shown).contains(text));
    }

    private static String decoded(Map<String, List<String>> asked, String name) {
        return UriUtils.decode(asked.getOrDefault(name, List.of("")).getFirst(), StandardCharsets.UTF_8);
    }

    private static void collect(JsonNode value, String name, List<String> texts) {
        if (value.isObject()) {
            value.propertyStream().forEach(field -> collect(field.getValue(), field.getKey(), texts));
        } else if (value.isArray()) {
            value.forEach(item -> collect(item, name, texts));
        } else if (value.isString() && !UNSEEN.contains(name) && !WORDED.matcher(value.asString()).matches()) {
            String text = name.equals("bodyHtml") ? Jsoup.parse(value.asString()).text() : value.asString();
            texts.add(text.strip().replaceAll("\\s+", " "));
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void isLightAndHoldsNothingInlineOrFromElsewhere(String address) {
        Answer answer = client.send(client.request(address).header("Accept", "text/html"));
        Document page = Jsoup.parse(answer.http().body(), client.url(address));

        assertThat(answer.http().body().getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.select("[style], style, script:not([src]):not([type=application/ld+json])")).isEmpty();
        assertThat(page.select("script[src], link[rel=stylesheet], link[rel=icon], img").stream())
                .allSatisfy(
                        asset -> assertThat(asset.attr("src") + asset.attr("href")).matches("/recursos/.+-[0-9a-f]{32}\\.\\w+"));
    }

    /** Before compression; the drawing of the network is larger. */
    @ParameterizedTest
    @MethodSource("addresses")
    void isLightWithAllThatItNeeds(String address) {
        Document page = open(address, "es");

        int assets = page.select("script[src], link[rel=stylesheet], link[rel=icon], img")
                .stream()
                .map(asset -> asset.attr("src") + asset.attr("href"))
                .distinct()
                .filter(asset -> !asset.matches("/recursos/(cytoscape|red).*"))
                .mapToInt(asset -> client.send(client.request(asset)).http().body().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertThat(page.outerHtml().getBytes(StandardCharsets.UTF_8).length + assets).isLessThan(MOST_BYTES_WITH_ASSETS);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void isToldByATitleAndADescriptionInEachLanguage(String address) {
        for (String language : List.of("es", "en")) {
            Document page = open(address, language);

            assertThat(page.select("html").attr("lang")).isEqualTo(language);
            assertThat(page.title()).isNotBlank().endsWith(" · Cocrea");
            assertThat(page.select("meta[name=description]").attr("content")).isNotBlank();
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(client.url(address));
            assertThat(page.select("link[rel=alternate]").eachAttr("hreflang")).containsExactly("es", "en");
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void linksToNothingThatIsNotThere(String address) {
        for (String link : open(address, "es").select("a[href^=/]:not([href^=/ingresar?])").eachAttr("href")) {
            String path = link.replaceFirst("#.*", "");
            if (!path.isEmpty() && !FOUND.contains(path)) {
                assertThat(client.send(client.request(path).header("Accept", "text/html")).status()).as(link).isEqualTo(200);
                FOUND.add(path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void tellsMachinesWhatItIsAbout(String address) {
        for (Element data : open(address, "es").select("script[type=application/ld+json]")) {
            JsonNode things = JsonMapper.shared().readTree(data.data());

            assertThat(things.path("@context").asString()).isEqualTo("https://schema.org");
            assertThat(things.path("@graph").valueStream()).isNotEmpty()
                    .allSatisfy(thing -> assertThat(thing.path("@type").asString()).isNotEmpty());
        }
    }

    @Test
    void sparesABrowserThePageThatItHas() {
        Answer first = client.send(client.request("/planes/durango-2").header("Accept", "text/html"));

        Answer again = client.send(
                client.request("/planes/durango-2").header("Accept", "text/html").header("If-None-Match", first.header("ETag")));

        assertThat(again.status()).isEqualTo(304);
        assertThat(first.header("Vary")).isNotEmpty();
    }

    @Test
    void writesNumbersAsTheReadersOfALanguageDo() {
        for (String language : List.of("es", "es-MX", "es-ES", "en", "fr")) {
            assertThat(open("/datos", language).text()).as(language).containsPattern("\\b3,083 (registros|records)");
        }
    }

    @Test
    void keepsTheLanguageThatAReaderChose() {
        Answer chosen = client.send(client.request("/?idioma=en").header("Accept", "text/html").header("Accept-Language", "es"));
        String cookie = chosen.header("Set-Cookie").replaceFirst(";.*", "");

        Answer later = client.send(
                client.request("/ods").header("Accept", "text/html").header("Accept-Language", "es").header("Cookie", cookie));

        assertThat(chosen.http().body()).contains(
                "<html lang=\"en\"", "<link rel=\"canonical\" href=\"%s\"".formatted(client.url("/?idioma=en")));
        assertThat(later.http().body()).contains("<html lang=\"en\"");
    }

    @Test
    void saysWhatToDoNextWhereThereIsNoPage() {
        for (String address : List.of("/nada", "/compromisos/nada", "/actores/nada", "/planes/nada", "/actividades/nada",
                "/propuestas/nada", "/indicadores/nada",
                "/comentarios/nada", "/ciudadanos/nada", "/ods/99", "/programas/nada", "/dinero/nada", "/cifras/nada",
                "/evaluaciones/nada",
                "/instituciones/nada",
                "/tablas/nada", "/datos/nada.zip",
                "/datos/durango/nada.csv",
                "/datos/nada/datapackage.json", "/sitemap.xml?parte=2")) {
            Answer answer = client.send(client.request(address).header("Accept", "text/html").header("Accept-Language", "es"));

            assertThat(answer.status()).as(address).isEqualTo(404);
            assertThat(answer.http().body()).contains("Esa página no existe", "href=\"/compromisos\"");
        }
    }

    @Test
    void refusesAnAddressThatMakesNoSense() {
        for (String address : List.of("/ods/x", "/compromisos?estado=MAL", "/compromisos?ods=x", "/compromisos?despues=x",
                "/actores?tipo=NADIE", "/buscar?q=x&despues=x", "/actores/x?estado=MAL",
                "/propuestas?estado=MAL", "/propuestas?orden=MAL", "/propuestas?despues=x",
                "/propuestas/muestra-abierta?despues=x", "/indicadores?luz=AZUL", "/huecos?falta=nada", "/continuidad?que=MAL")) {
            Answer answer = client.send(client.request(address).header("Accept", "text/html").header("Accept-Language", "es"));

            assertThat(answer.status()).as(address).isEqualTo(400);
            assertThat(answer.http().body()).contains("Esa dirección pide algo que no se entiende");
        }
    }
}
