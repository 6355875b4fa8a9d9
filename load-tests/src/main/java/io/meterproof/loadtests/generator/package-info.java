/** The process that signs a load in advance and then sends it as fast as it is taken. */
package io.meterproof.loadtests.generator;
