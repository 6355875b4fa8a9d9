/** {@code meterproof up}: the stack in the background. */
package io.meterproof.quickstart.up;
