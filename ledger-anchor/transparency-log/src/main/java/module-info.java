/** Transparency logs: pure JDK. */
module io.meterproof.tlog {
    exports io.meterproof.tlog;
    exports io.meterproof.tlog.witness;
}
