/** The little HTTP that asking local servers takes. */
package io.meterproof.quickstart.http;
