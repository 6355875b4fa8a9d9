/** {@code meterproof quote} and {@code meterproof tariff}: what a use would cost, and tariffs of other systems as files. */
package io.meterproof.quickstart.quote;
