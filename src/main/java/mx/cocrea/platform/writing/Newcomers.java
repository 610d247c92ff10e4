package mx.cocrea.platform.writing;

/** Gives who writes for the first time what statements look for them by. */
public interface Newcomers {

    /**
     * From now on a statement finds them; nothing changes where it does already.
     *
     * @param key of who writes, as their statements have it
     */
    void welcome(String key, GraphWriter graph);
}
