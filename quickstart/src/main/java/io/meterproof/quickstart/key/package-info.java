/**
 * {@code meterproof key}: a proposal of what happens to a meter's key goes from hand to hand in a file until everybody has signed, and
 * is submitted to the key log.
 */
@NullMarked
package io.meterproof.quickstart.key;

import org.jspecify.annotations.NullMarked;
