@NullMarked
package mx.cocrea.platform.database;

import org.jspecify.annotations.NullMarked;
