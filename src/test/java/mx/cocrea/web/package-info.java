@NullMarked
package mx.cocrea.web;

import org.jspecify.annotations.NullMarked;
