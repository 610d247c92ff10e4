@NullMarked
package mx.cocrea.actors;

import org.jspecify.annotations.NullMarked;
