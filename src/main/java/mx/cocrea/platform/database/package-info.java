/** The graph database: an embedded one when none is configured, its migrations and its health. */
@NullMarked
package mx.cocrea.platform.database;

import org.jspecify.annotations.NullMarked;
