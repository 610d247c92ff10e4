/** How this application reads: the composer given a database, a clock and the words of a search. */
@NullMarked
package mx.cocrea.platform.reading;

import org.jspecify.annotations.NullMarked;
