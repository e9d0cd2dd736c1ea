package dev.handover.orchestrator.adapter.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that breaks down at the statement, or commit, of that number: before it, or after. */
final class FaultyConnections {
  private final DataSource real;
  private final AtomicInteger left = new AtomicInteger();
  private final boolean after;
  private boolean broken;

  FaultyConnections(DataSource real, int breaksAt, boolean after) {
    this.real = real;
    this.left.set(breaksAt);
    this.after = after;
  }

  /** It broke down: all that was to be done is not through. */
  boolean isBroken() {
    return broken;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = call(real, method, arguments);
          return result instanceof Connection connection ? faulty(connection) : result;
        });
  }

  private Connection faulty(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("commit")) {
            return counted(connection, method, arguments);
          }
          Object result = call(connection, method, arguments);
          return result instanceof PreparedStatement statement ? faulty(statement) : result;
        });
  }

  private PreparedStatement faulty(PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) ->
            method.getName().startsWith("execute")
                ? counted(statement, method, arguments)
                : call(statement, method, arguments));
  }

  private Object counted(Object target, Method method, Object[] arguments) throws Throwable {
    boolean now = left.decrementAndGet() == 0;
    if (now && !after) {
      throw breakDown();
    }
    Object result = call(target, method, arguments);
    if (now) {
      throw breakDown();
    }
    return result;
  }

  private SQLException breakDown() {
    broken = true;
    return new SQLException("broken down", "08006");
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultyConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
