package mx.cocrea.platform.start;

/** Where the data are kept, as a person would look for them. */
public record StoredData(String place) {}
