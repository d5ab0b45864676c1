# tests/unit mirrors src: one test program a folder, src/NAME/x.cc is tested by NAME/x_test.cc.
find_package(GTest REQUIRED)
include(GoogleTest)

foreach(part model engine orders train policy evaluate cli)
  file(GLOB tests CONFIGURE_DEPENDS tests/unit/${part}/*_test.cc)
  if(tests)
    add_executable(${part}_tests ${tests})
    target_link_libraries(${part}_tests PRIVATE goeswith_${part} GTest::gtest_main GTest::gmock ZLIB::ZLIB)
    target_include_directories(${part}_tests PRIVATE tests/unit)
    target_compile_definitions(${part}_tests PRIVATE GOESWITH_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    if(GOESWITH_SANITIZE)  # what is tested is optimised; the tests compile in half the time
      target_compile_options(${part}_tests PRIVATE -O0)
    endif()
    # Most of the time of a test's compilation is these headers.
    if(part STREQUAL model)
      target_precompile_headers(model_tests PRIVATE <gmock/gmock.h> <gtest/gtest.h>
                                <nlohmann/json.hpp>)
    else()
      target_precompile_headers(${part}_tests REUSE_FROM model_tests)
    endif()
    gtest_discover_tests(${part}_tests DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60)
  endif()
endforeach()
