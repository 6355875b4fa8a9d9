package io.meterproof.anchor.epoch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Ends the process, as far as the process can tell, at one of the calls by which it touches the world: before the call has an effect,
 * or after it and before its answer.
 */
final class CrashPoints {
    private long untilCrash = Long.MAX_VALUE;
    private boolean afterEffect;

    /** What nothing in the service catches. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Crashes at the call of this number from now, counted from zero. */
    void arm(long calls, boolean after) {
        untilCrash = calls;
        afterEffect = after;
    }

    void disarm() {
        untilCrash = Long.MAX_VALUE;
    }

    /** A part of the world, every call of which may be the last. */
    <T> T around(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    boolean crashes = untilCrash-- == 0;
                    if (crashes && !afterEffect) {
                        throw new Crash();
                    }
                    try {
                        Object answer = method.invoke(real, given);
                        if (crashes) {
                            throw new Crash();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
