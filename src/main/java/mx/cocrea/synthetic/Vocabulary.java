package mx.cocrea.synthetic;

import java.util.List;
import java.util.regex.Pattern;
import mx.cocrea.platform.reading.SearchWords;

/** Spanish words and phrases that the texts are made of. */
final class Vocabulary {

    /**
     * A subject of public policy.
     *
     * @param name as a theme and in an institution's name
     * @param odsGoal number of the goal that it contributes to
     * @param matters things that a plan can promise to open or improve, each with its article
     */
    record Area(String name, int odsGoal, List<String> matters) {

        String id() {
            return "sintetico-tema-" + slug(name);
        }
    }

    static final List<Area> AREAS = List.of(
            new Area("Finanzas", 16,
                    List.of("el presupuesto ciudadano", "la deuda pública", "los recursos asignados y ejercidos",
                            "las cuentas públicas",
                            "los fideicomisos")),
            new Area("Contrataciones", 16,
                    List.of("el sistema de compras gubernamentales", "las licitaciones de obra pública",
                            "el padrón de proveedores", "los contratos de servicios", "el registro de beneficiarios finales")),
            new Area("Salud", 3,
                    List.of("el abasto de medicamentos", "los tiempos de espera en hospitales", "la cartilla de vacunación",
                            "las clínicas rurales", "la atención de la salud mental")),
            new Area("Educación", 4,
                    List.of("la infraestructura escolar", "las becas de educación media", "los comedores escolares",
                            "la deserción escolar", "el padrón de escuelas incluyentes")),
            new Area("Agua", 6,
                    List.of("el padrón de pozos", "la calidad del agua potable", "las tomas domiciliarias",
                            "el saneamiento de los arroyos", "los drenajes pluviales")),
            new Area("Medio Ambiente", 13,
                    List.of("la calidad del aire", "la separación de residuos sólidos", "el inventario de ladrilleras",
                            "las áreas naturales protegidas", "el arbolado urbano")),
            new Area("Seguridad Pública", 16,
                    List.of("el mapa de incidencia delictiva", "los informes de la policía municipal", "el alumbrado público",
                            "las órdenes de protección", "la videovigilancia")),
            new Area("Justicia", 16,
                    List.of("las sentencias en versión pública", "la defensoría de oficio", "los juzgados familiares",
                            "la mediación comunitaria", "la búsqueda de personas desaparecidas")),
            new Area("Movilidad", 11,
                    List.of("el transporte adaptado", "las rutas de autobús", "la red de ciclovías", "los pasos peatonales",
                            "las concesiones de transporte")),
            new Area("Desarrollo Urbano", 11,
                    List.of("los permisos de construcción", "el catastro", "los usos de suelo", "la rehabilitación de parques",
                            "los asentamientos irregulares")),
            new Area("Empleo", 8,
                    List.of("la bolsa de trabajo", "la apertura de negocios", "los apoyos a artesanos",
                            "la capacitación para jóvenes", "los mercados municipales")),
            new Area("Desarrollo Rural", 2,
                    List.of("los apoyos al campo", "el registro de ganado", "los caminos saca cosecha", "los bancos de semillas",
                            "el seguro por sequía")),
            new Area("Igualdad de Género", 5,
                    List.of("los refugios para mujeres", "la brecha salarial", "los protocolos contra el acoso",
                            "las estancias infantiles", "la alerta de violencia de género")),
            new Area("Pueblos Indígenas", 10,
                    List.of("la traducción de trámites", "la consulta a comunidades", "las casas de la cultura",
                            "el acceso a la justicia en lengua materna", "los derechos de los jornaleros")),
            new Area("Cultura", 4,
                    List.of("las bibliotecas públicas", "los archivos históricos", "el patrimonio edificado",
                            "los estímulos a la creación", "las fiestas patronales")),
            new Area("Energía", 7,
                    List.of("los paneles solares en escuelas", "el consumo eléctrico de oficinas", "las tarifas del riego",
                            "la eficiencia de los edificios públicos", "la electrificación de rancherías")));

    /** The Sustainable Development Goals, the first of them first. */
    static final List<String> GOALS = List.of("Fin de la pobreza", "Hambre cero", "Salud y bienestar", "Educación de calidad",
            "Igualdad de género", "Agua limpia y saneamiento", "Energía asequible y no contaminante",
            "Trabajo decente y crecimiento económico", "Industria, innovación e infraestructura",
            "Reducción de las desigualdades",
            "Ciudades y comunidades sostenibles", "Producción y consumo responsables", "Acción por el clima", "Vida submarina",
            "Vida de ecosistemas terrestres", "Paz, justicia e instituciones sólidas", "Alianzas para lograr los objetivos");

    static final List<String> PROMISES = List.of("Transparentar", "Publicar", "Fortalecer", "Rediseñar", "Vigilar", "Documentar",
            "Digitalizar", "Evaluar", "Mejorar", "Difundir", "Simplificar", "Monitorear", "Ordenar", "Consolidar", "Auditar",
            "Replantear");

    static final List<String> TASKS = List.of("Elaborar un diagnóstico sobre", "Instalar una mesa de trabajo sobre",
            "Publicar en datos abiertos", "Actualizar", "Levantar un inventario sobre", "Capacitar al personal que atiende",
            "Presentar un informe semestral sobre", "Diseñar una plataforma digital sobre", "Realizar foros vecinales sobre",
            "Definir indicadores sobre", "Recabar testimonios sobre", "Traducir a lenguaje claro",
            "Convocar a universidades a estudiar",
            "Poner a prueba una aplicación sobre", "Solicitar a las dependencias la información sobre",
            "Difundir en medios locales",
            "Revisar con especialistas", "Sistematizar", "Aprobar los lineamientos sobre", "Seguir cada trimestre");

    static final List<String> MANNERS = List.of("en datos abiertos", "con participación ciudadana",
            "mediante una plataforma pública", "en lenguaje claro", "con perspectiva de género", "junto con las universidades",
            "con contraloría social", "en formatos accesibles", "con indicadores verificables", "a través de mesas vecinales",
            "con presupuesto etiquetado", "en las cabeceras municipales", "con apoyo de observatorios",
            "por medio de visitas de campo",
            "con sensores comunitarios", "en coordinación con los ayuntamientos");

    static final List<String> CAUSES = List.of("se conoce poco y tarde", "carece de un registro confiable",
            "depende de trámites largos y costosos", "no llega a las comunidades apartadas",
            "se decide sin escuchar a quienes afecta",
            "cambia de criterio con cada administración", "se informa en formatos que nadie puede reutilizar",
            "no tiene responsables claros");

    static final List<String> VERIFICATIONS = List.of("Minuta firmada", "Informe publicado en el portal",
            "Base de datos descargable",
            "Lista de asistencia y fotografías", "Acuerdo aprobado en sesión", "Oficio de respuesta", "Enlace a la plataforma");

    static final List<String> UNITS = List.of("Porcentaje", "Documentos", "Personas", "Solicitudes", "Reuniones", "Registros");

    static final List<String> POSTS = List.of("Titular de la Unidad de Transparencia", "Enlace de gobierno abierto",
            "Dirección de Planeación", "Jefatura de Datos", "Coordinación de Participación", "Secretaría Técnica", "Presidencia",
            "Vocalía", "Consejería Ciudadana", "Asesoría Jurídica", "Dirección General", "Coordinación de Archivo");

    static final List<String> GROUPS = List.of("Colegio de Ingenieros de", "Cámara de Comercio de", "Observatorio Ciudadano de",
            "Universidad Tecnológica de", "Asociación de Vecinos de", "Red de Mujeres de", "Barra de Abogados de",
            "Consejo Ciudadano de", "Fundación Puentes de", "Radio Comunitaria de", "Instituto Superior de",
            "Cooperativa Horizonte de");

    static final List<String> GIVEN_NAMES = List.of("María", "José", "Guadalupe", "Juan", "Ana", "Luis", "Rosa", "Carlos",
            "Patricia",
            "Jesús", "Verónica", "Miguel", "Alejandra", "Francisco", "Leticia", "Jorge", "Gabriela", "Raúl", "Elena", "Óscar",
            "Teresa", "Ramón", "Silvia", "Andrés", "Lucía", "Héctor", "Beatriz", "Tomás", "Irene", "Nicolás", "Ángela", "Martín");

    static final List<String> FAMILY_NAMES = List.of("Hernández", "García", "Martínez", "López", "González", "Rodríguez", "Pérez",
            "Sánchez", "Ramírez", "Flores", "Gómez", "Torres", "Díaz", "Vázquez", "Reyes", "Morales", "Cruz", "Ortiz",
            "Gutiérrez",
            "Chávez", "Ruiz", "Mendoza", "Aguilar", "Castillo", "Núñez", "Rojas", "Salazar", "Ibarra", "Soto", "Valdez",
            "Quiñones",
            "Zúñiga", "Arreola", "Bañuelos", "Carrasco", "Domínguez", "Escobedo", "Favela", "Lozano", "Peña");

    private static final List<String> LANDS = List.of("Sierra", "Ribera", "Laguna", "Cañada", "Llanura", "Cumbre", "Barranca",
            "Mesa",
            "Vega", "Loma", "Costa", "Isla", "Selva", "Pradera", "Cuenca", "Bahía", "Colina", "Hondonada", "Meseta", "Estepa");
    private static final List<String> QUALITIES = List.of("Clara", "Honda", "Blanca", "Serena", "Alta", "Antigua", "Nueva",
            "Dorada",
            "Larga", "Fértil", "Quieta", "Roja", "Verde", "Áspera", "Fresca", "Grande", "Bermeja", "Lejana", "Callada",
            "Florida");
    private static final List<String> SAINTS = List.of("San Jacinto", "Santa Rita", "San Elías", "Santa Brígida", "San Telmo",
            "Santa Úrsula", "San Onofre", "Santa Eulalia", "San Isauro", "Santa Águeda");
    private static final List<String> SITES = List.of("del Monte", "de los Encinos", "del Río", "de las Palmas", "del Cobre",
            "de la Peña", "del Mezquital", "de los Arcos", "del Pedregal", "de las Flores", "del Salitre", "de los Álamos");

    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    private Vocabulary() {}

    /** Name of a made-up state, unlike any other's. */
    static String state(int region) {
        int pairs = LANDS.size() * QUALITIES.size();
        String name = LANDS.get(region % LANDS.size()) + " " + QUALITIES.get(region / LANDS.size() % QUALITIES.size());
        return region < pairs ? name : name + " " + (region / pairs + 1);
    }

    static String town(Chance chance) {
        return chance.oneOf(SAINTS) + " " + chance.oneOf(SITES);
    }

    /** The words after the preposition "de", which Spanish contracts with the article "el". */
    static String of(String words) {
        return words.startsWith("el ") ? "del " + words.substring(3) : "de " + words;
    }

    static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The text as part of an identifier: lower case, without accents, joined by hyphens. */
    static String slug(String text) {
        return SEPARATORS.matcher(SearchWords.plain(text)).replaceAll("-");
    }
}
