package io.meterproof.loadtests.fuzz;

/** Reads bytes, and says by an exception that they are not what it reads. */
@FunctionalInterface
interface Parser {
    void parse(byte[] bytes) throws Exception;
}
