/** What rating, rating again and closing cost. */
package io.meterproof.quickstart.benchbilling;
