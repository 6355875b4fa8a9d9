/** Plays a scenario through a running stack, shows what came of it, and checks that what must always hold did. */
package io.meterproof.quickstart.demo;
