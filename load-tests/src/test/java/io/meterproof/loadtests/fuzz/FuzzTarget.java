package io.meterproof.loadtests.fuzz;

/**
 * A parser under attack.
 *
 * @param name of its command-line argument and of its directory of kept inputs
 * @param declared what the parser promises to throw for bytes that it does not read
 */
record FuzzTarget(String name, Class<? extends Exception> declared, Parser parser) {

    /**
     * Runs the parser. What costs too much is run again, because the first run of some code pays for loading it.
     *
     * @throws Finding if it broke its promise or the allowance of {@link Cost}
     */
    void run(byte[] bytes) {
        if (parse(bytes).isOver()) {
            Cost again = parse(bytes);
            if (again.isOver()) {
                throw new Finding(name + " took " + again);
            }
        }
    }

    private Cost parse(byte[] bytes) {
        Cost start = Cost.now();
        try {
            parser.parse(bytes);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            if (!declared.isInstance(e)) {
                throw new Finding(name + " threw " + e, e);
            }
        }
        return Cost.now().since(start);
    }

    @Override
    public String toString() {
        return name;
    }
}
