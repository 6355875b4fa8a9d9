/** {@code meterproof down}: the end of the stack in the background. */
package io.meterproof.quickstart.down;
