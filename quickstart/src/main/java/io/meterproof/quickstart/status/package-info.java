/** {@code meterproof status}: what runs. */
package io.meterproof.quickstart.status;
