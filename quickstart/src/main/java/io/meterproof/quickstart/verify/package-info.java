/** {@code meterproof verify}: a bill's verdict from one file, offline unless a node of the chain is named. */
@NullMarked
package io.meterproof.quickstart.verify;

import org.jspecify.annotations.NullMarked;
