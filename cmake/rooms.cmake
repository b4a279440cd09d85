# A room is a folder of src/ and one static library: lagebild_room(ground/text LINK …) makes target ground_text.
# What it links is what src/LAYERS lets it include, and the third-party libraries that live in it alone.
function(lagebild_room room)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  string(REPLACE "/" "_" target ${room})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${target} PUBLIC ${ARG_LINK})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${target} INTERFACE ${ARG_LINK})
  endif()
endfunction()

# The tests of a room: every tests/<folder>/*.cc in one program, run from the top of the source tree
# with LAGEBILD_BUILD naming the build folder.
function(lagebild_tests folder)
  cmake_parse_arguments(ARG "" "LABEL" "LINK" ${ARGN})
  if(NOT ARG_LABEL)
    set(ARG_LABEL room)
  endif()
  string(REPLACE "/" "_" target ${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*.cc)
  if(sources)
    add_executable(${target}_tests ${sources})
    target_include_directories(${target}_tests PRIVATE ${CMAKE_SOURCE_DIR})
    # Tests are compiled once and run for seconds: quick to compile beats quick to run.
    target_compile_options(${target}_tests PRIVATE -O0)
    target_link_libraries(${target}_tests PRIVATE ${ARG_LINK} GTest::gtest GTest::gtest_main)
    gtest_discover_tests(${target}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_TIMEOUT 60
                         PROPERTIES TIMEOUT 600 LABELS ${ARG_LABEL} ENVIRONMENT "LAGEBILD_BUILD=${CMAKE_BINARY_DIR}")
  endif()
endfunction()
