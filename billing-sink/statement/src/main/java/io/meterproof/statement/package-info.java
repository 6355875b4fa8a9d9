/**
 * A closed period as people read it: from the account over its places and end uses down to components and registers. Everything is
 * taken from booked entries, accepted readings and signed documents; nothing is decided here.
 */
package io.meterproof.statement;
