@NullMarked
package mx.cocrea.monitoring;

import org.jspecify.annotations.NullMarked;
