/** {@code meterproof attack}. */
package io.meterproof.quickstart.attack;
