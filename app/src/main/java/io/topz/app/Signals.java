package io.topz.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. Reached by reflection: the one class of the JDK that has them is supported, but the
 * compiler warns of its every mention, and no option turns that off.
 */
final class Signals {

    private Signals() {}

    /**
     * Runs {@code action} on a thread of its own whenever the signal comes.
     *
     * @param name without its {@code SIG}
     * @return false where the platform has no such signal or the Java machine keeps it for itself
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
