/** Flink jobs on a session cluster: submitted, stopped with a savepoint, resumed where they left off. */
package io.meterproof.quickstart.flink;
