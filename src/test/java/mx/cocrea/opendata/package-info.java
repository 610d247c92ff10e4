@NullMarked
package mx.cocrea.opendata;

import org.jspecify.annotations.NullMarked;
