package io.topz.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Handles signals of the operating system. It uses reflection: the only class of the JDK for signals is supported, but the compiler warns
 * at every use and no option turns the warning off.
 */
final class Signals {

    private Signals() {}

    /**
     * Runs {@code action} on a thread of its own whenever the signal arrives.
     *
     * @param name the name without its {@code SIG}
     * @return false if the platform has no such signal or the Java machine reserves it
     */
    static boolean handle(String name, Runnable action) {
        try {
            Class<?> signalClass = Class.forName("sun.misc.Signal");
            Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
            Object signal = signalClass.getConstructor(String.class).newInstance(name);
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handlerClass}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
            return true;
        } catch (InvocationTargetException refused) {
            return false;
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("a JDK without sun.misc.Signal", absent);
        }
    }
}
