/** The composer on its own: a library's schema and graph, nothing of Cocrea's. */
@NullMarked
package mx.cocrea.platform.composer;

import org.jspecify.annotations.NullMarked;
